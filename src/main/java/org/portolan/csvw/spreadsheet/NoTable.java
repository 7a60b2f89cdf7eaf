package org.portolan.csvw.spreadsheet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * What a file is that somebody took for CSV, told by its first bytes.
 *
 * @param beginning the bytes, as ISO 8859-1 and in lower case
 * @param name      what it is
 * @param repair    how to get a table out of it
 */
public record NoTable(String beginning, String name, String repair) {
    private static final int LONGEST = 1 << 12;
    private static final int LONGEST_TOKEN = 100;
    private static final JsonFactory PARSERS = new JsonFactory();
    private static final Pattern BRACKET = Pattern.compile("(\u00EF\u00BB\u00BF)?\\s*[\\[{]");
    private static final String SAVE = "open it in the program that wrote it and save it as "
            + "\"CSV UTF-8 (comma delimited)\"";
    private static final String FETCH = "fetch the table itself: what came instead is a page, of an error perhaps";
    private static final List<NoTable> KNOWN = List.of(
            new NoTable("pk\u0003\u0004", "a spreadsheet such as .xlsx or .ods, or another ZIP archive", SAVE),
            new NoTable("\u00d0\u00cf\u0011\u00e0", "a spreadsheet of an old Excel (.xls)", SAVE),
            new NoTable("%pdf-", "a PDF", "ask its publisher for the table as CSV"),
            new NoTable("<!doctype html", "a web page", FETCH),
            new NoTable("<html", "a web page", FETCH));
    private static final NoTable JSON = new NoTable("", "JSON",
            "ask its publisher for the table as CSV; an address that gives both may want \"Accept: text/csv\"");

    /** The problem with a file that is known to be none; empty if it may be a table. */
    public static Optional<Problem> recognise(Document document) throws IOException {
        byte[] first;
        try (InputStream bytes = document.open()) {
            first = bytes.readNBytes(LONGEST);
        }
        String beginning = new String(first, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return KNOWN.stream().filter(kind -> beginning.startsWith(kind.beginning)).findFirst()
                .or(() -> Optional.of(JSON).filter(any -> BRACKET.matcher(beginning).lookingAt() && isJson(first)))
                .map(kind -> Problem.error(Code.FILE_NOT_CSV, Place.file(document.name()), "this is %s, no CSV"
                        .formatted(kind.name)).mend(kind.repair));
    }

    /** True if these bytes begin an object, or an array of what no number is, and nothing in them is otherwise. */
    private static boolean isJson(byte[] first) {
        try (JsonParser parser = PARSERS.createParser(first)) {
            JsonToken token = parser.nextToken();
            JsonToken inner = token == JsonToken.START_ARRAY ? parser.nextToken() : token;
            boolean isJson = inner == JsonToken.START_OBJECT
                    || token == JsonToken.START_ARRAY && (inner == JsonToken.VALUE_STRING || inner == token);
            while (isJson && parser.nextToken() != null) {
                // The next token is part of the document, too.
            }
            return isJson;
        } catch (JsonEOFException cut) {
            return true;
        } catch (JsonProcessingException other) {
            return first.length == LONGEST && other.getLocation().getByteOffset() > LONGEST - LONGEST_TOKEN;
        } catch (IOException characterThatIsCut) {
            return first.length == LONGEST;
        }
    }
}
