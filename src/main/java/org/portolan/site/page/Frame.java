package org.portolan.site.page;

import java.util.List;
import java.util.Optional;

/**
 * What stands around the content of every page.
 *
 * @param texts      the program's words in the reader's language
 * @param site       name of the site
 * @param title      title of the page
 * @param navigation lists that every page links
 * @param languages  links to the page in the other languages, each by its own name
 * @param formats    the page's content in other forms
 * @param license    address and name of the licence
 * @param release    id of the release
 * @param modified   date of the data
 * @param credits    who must be named on every page: what is to be said, then links to source and licence
 * @param vocabularies paths of the vocabularies that the release defines
 * @param stylesheet address of the style sheet
 * @param latest     leads from a page of a release by its name to that of the current one
 */
public record Frame(Texts texts, String site, String title, List<Value> navigation, List<Value> languages,
        List<Format> formats, Value license, String release, String modified, List<Value.Line> credits,
        List<String> vocabularies, String stylesheet, Optional<Value> latest) {
    /**
     * Another form of the page's content.
     *
     * @param label     what the link says
     * @param mediaType for example {@code text/turtle}
     * @param href      address
     */
    public record Format(String label, String mediaType, String href) {
    }

    /** The title of the browser's window. */
    public String window() {
        return title.equals(site) ? site : title + " · " + site;
    }
}
