package org.portolan.site.page;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** The program's own words in a language, from {@code texts_*.properties}; English where a language has no file. */
public final class Texts {
    private final ResourceBundle bundle;
    private final String language;

    private Texts(ResourceBundle bundle, String language) {
        this.bundle = bundle;
        this.language = language;
    }

    /** @param language a tag (BCP 47); the words are English if there are none in it */
    public static Texts in(String language) {
        ResourceBundle.Control noFallback = ResourceBundle.Control
                .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        try {
            return new Texts(
                    ResourceBundle.getBundle("org.portolan.site.texts", Locale.forLanguageTag(language), noFallback),
                    language);
        } catch (MissingResourceException none) {
            return new Texts(ResourceBundle.getBundle("org.portolan.site.texts", Locale.ENGLISH, noFallback), language);
        }
    }

    /** The language of the page, a BCP 47 tag. */
    public String language() {
        return language;
    }

    /** A text by its key, its places filled. */
    public String get(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
    }

    /** How many entries there are. */
    public String count(int number) {
        return get(number == 1 ? "countOne" : "count", number);
    }

    /** A text that need not be there. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** The names of the twelve months. */
    public List<String> months() {
        return List.of(bundle.getString("months").split(" "));
    }
}
