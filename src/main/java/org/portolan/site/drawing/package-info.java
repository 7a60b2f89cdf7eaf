/**
 * Drawings of classes and what joins them: boxes and arrows in layers. Knows no release and no page. In: sizes; out:
 * places.
 */
package org.portolan.site.drawing;
