/**
 * Queries of the publication, before anybody runs them: their syntax, the {@linkplain
 * org.portolan.check.queries.QueryParameter parameters} that their headers declare, the functions that they may call,
 * and {@linkplain org.portolan.check.queries.Volatility whether} they answer otherwise each time.
 */
package org.portolan.check.queries;
