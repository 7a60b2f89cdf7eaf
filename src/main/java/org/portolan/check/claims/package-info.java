/**
 * What sources claim, beside what the rows give: each {@linkplain org.portolan.check.claims.ClaimCheck measure} is a
 * query of the ontology folder, and each claim {@linkplain org.portolan.check.claims.ComparedClaims agrees, differs or
 * cannot be told}.
 */
package org.portolan.check.claims;
