/**
 * What the templates show: values, tables, the frame around a page and its words; and the templates themselves. Knows
 * no release and no request.
 */
package org.portolan.site.page;
