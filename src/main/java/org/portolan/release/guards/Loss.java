package org.portolan.release.guards;

import java.util.List;
import org.portolan.check.CheckedPublication;
import org.portolan.release.manifest.Release;

/**
 * What readers of a release would miss in the next one.
 *
 * @param before what there was
 * @param after  what there would be
 * @param things the things whose addresses would be gone
 */
record Loss(Inventory before, Inventory after, List<VanishedThing> things) {
    /** Compares a release with a publication under the same base. */
    static Loss of(Release earlier, CheckedPublication later, Inventory after) {
        Inventory before = Inventory.of(earlier);
        return new Loss(before, after, VanishedThings.between(earlier, before, later, after));
    }
}
