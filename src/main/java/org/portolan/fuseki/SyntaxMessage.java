package org.portolan.fuseki;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;

/**
 * What the parser's message says, made short: the place apart from the sentence, and the first few of what was
 * expected.
 *
 * @param sentence one line without the place
 * @param spot     the place, if the parser tells one
 */
record SyntaxMessage(String sentence, Optional<Spot> spot) {
    private static final Pattern PLACE = Pattern.compile("[Ll]ine:? (\\d+), [Cc]olumn:? (\\d+)");
    private static final int MOST_EXPECTATIONS = 12;

    /** Reads the message of a query that was not parsed. */
    static SyntaxMessage of(QueryException e, String text) {
        String message = Optional.ofNullable(e.getMessage()).orElse("It cannot be parsed.");
        return new SyntaxMessage(sentence(message.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()),
                spot(e, message, text));
    }

    /** The place in the words of the message is that of the fault; the exception's own is that of the token before. */
    private static Optional<Spot> spot(QueryException e, String message, String text) {
        Matcher place = PLACE.matcher(message);
        if (place.find()) {
            return Optional.of(Spot.in(text, number(place.group(1)), number(place.group(2))));
        }
        return e instanceof QueryParseException parse && parse.getLine() > 0
                ? Optional.of(Spot.in(text, parse.getLine(), Math.max(1, parse.getColumn()))) : Optional.empty();
    }

    /** From 1; the parser says 0 where the text is empty. */
    private static int number(String digits) {
        return Math.max(1, Integer.parseInt(digits));
    }

    private static String sentence(List<String> lines) {
        String said = lines.get(0).replaceFirst(" at line \\d+, column \\d+", "")
                .replaceFirst("^Line:? \\d+, [Cc]olumn:? \\d+:? *", "")
                .replaceFirst("Encountered \" .*? \"(.*) \"\"", "Encountered \"$1\"")
                .replaceFirst("^Lexical error.*after prefix \"(.*)\"$", "It cannot be read on after $1");
        List<String> expected = lines.stream().skip(2).map(line -> line.replaceFirst("\\s*\\.{3}$", "")).toList();
        if (expected.isEmpty()) {
            return said;
        }
        return said + " Expected: " + expected.stream().limit(MOST_EXPECTATIONS).collect(Collectors.joining(", "))
                + (expected.size() > MOST_EXPECTATIONS ? ", …" : "");
    }
}
