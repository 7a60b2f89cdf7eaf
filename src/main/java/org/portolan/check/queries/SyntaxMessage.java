package org.portolan.check.queries;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;

/**
 * What Jena says of a query that is not <a href="https://www.w3.org/TR/sparql11-query/">SPARQL 1.1</a>, made short: the
 * place apart from the sentence, and what was expected only if that is a short list.
 *
 * @param sentence one line without the place and without a full stop
 * @param line     from 1; 0 if Jena does not tell it
 * @param column   from 1, in UTF-16 units; 0 if Jena does not tell it
 */
public record SyntaxMessage(String sentence, int line, int column) {
    private static final Pattern PLACE = Pattern.compile("[Ll]ine:? (\\d+), [Cc]olumn:? (\\d+)");
    private static final Pattern EXPECTED = Pattern.compile("(.*\\S)\\s*\\.{3}");
    /** What may stand before a query, and is no part of it. */
    private static final String BYTE_ORDER_MARK = "\"\\ufeff\"";
    private static final String END = "it ends";
    private static final int MOST_EXPECTATIONS = 15;

    /** Reads the fault: the place in its words is that of the fault, its own is that of the token before. */
    public static SyntaxMessage of(QueryException fault) {
        SyntaxMessage said = of(Optional.ofNullable(fault.getMessage()).orElse(""));
        return said.line == 0 && fault instanceof QueryParseException parse && parse.getLine() > 0
                ? new SyntaxMessage(said.sentence, parse.getLine(), Math.max(1, parse.getColumn())) : said;
    }

    /** Reads the words of a fault, which may be those of one that another fault tells of. */
    public static SyntaxMessage of(String message) {
        List<String> lines = message.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String sentence = lines.isEmpty() ? "it cannot be parsed" : found(lines.get(0)) + expected(lines);
        Matcher place = PLACE.matcher(message);
        return place.find() ? new SyntaxMessage(sentence, number(place.group(1)), number(place.group(2)))
                : new SyntaxMessage(sentence, 0, 0);
    }

    /** True if the query ends where more is expected; the place is then that of the last character, or beyond it. */
    public boolean isOfTheEnd() {
        return sentence.startsWith(END);
    }

    /** From 1; the parser says 0 where the text is empty. */
    private static int number(String digits) {
        return Math.max(1, Integer.parseInt(digits));
    }

    private static String found(String line) {
        return line.replaceFirst("^Bad query: ", "")
                .replaceFirst(" at line \\d+, column \\d+\\.?", "")
                .replaceFirst("^Line:? \\d+, [Cc]olumn:? \\d+:? *", "")
                .replaceFirst("Encountered \" .*? \"(.*) \"\"", "Encountered \"$1\"")
                .replaceFirst("Encountered \"<EOF>\"", END)
                .replaceFirst("^Lexical error.*after prefix \"(.*)\"$", "it cannot be read on after \"$1\"")
                .replaceAll("\\s+", " ").strip();
    }

    private static String expected(List<String> lines) {
        List<String> expected = lines.stream().map(EXPECTED::matcher).filter(Matcher::matches)
                .map(line -> line.group(1)).filter(word -> !word.equals(BYTE_ORDER_MARK)).toList();
        return expected.isEmpty() || expected.size() > MOST_EXPECTATIONS ? ""
                : " where " + String.join(" or ", expected) + " is expected";
    }
}
