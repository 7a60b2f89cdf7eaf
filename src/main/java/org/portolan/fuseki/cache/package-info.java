/**
 * Answers that are kept for those who ask the same again.
 *
 * <p>In: an {@link org.portolan.fuseki.cache.AnswerKey}, which says release, query and representation, and somebody
 * who can make the answer. Out: the answer, from {@link org.portolan.fuseki.cache.Answers}; equal questions at the same
 * time are asked once. An answer is whole or it is not kept. The key is the strong validator of
 * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, 8.8.3</a>, too, so what is in doubt, such
 * as the time of day, has {@linkplain org.portolan.check.queries.Volatility none}.
 */
package org.portolan.fuseki.cache;
