package org.portolan.csvw.tabular;

import java.util.Optional;
import org.portolan.csvw.metadata.Datatype;

/** The bounds {@code length}, {@code minLength} and {@code maxLength}: characters of text, bytes of binary values. */
final class LengthRule {
    private LengthRule() {
    }

    static Optional<String> fault(Datatype datatype, String text) {
        int length = switch (datatype.base()) {
            case "hexBinary" -> text.length() / 2;
            case "binary", "base64Binary" -> text.replaceAll("[= ]", "").length() * 3 / 4;
            default -> text.codePointCount(0, text.length());
        };
        return datatype.length().least().filter(least -> length < least).map(least -> "is shorter than " + least)
                .or(() -> datatype.length().greatest().filter(most -> length > most)
                        .map(most -> "is longer than " + most));
    }
}
