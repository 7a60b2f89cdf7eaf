/** The description of all that can be read here, for developers and their programs: {@code /openapi.json}. */
package org.portolan.site.api;
