package org.portolan.csvw.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Reads a JSON document into {@link Json}; Jackson parses, this class keeps the places. */
final class JsonReader {
    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 1000;
    private static final int LONGEST_EXPONENT = 6;
    private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][-+]?0*[1-9][0-9]{" + LONGEST_EXPONENT + "}");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).build()).build();

    private final Document document;
    private final ProblemSink problems;
    private Place reached;

    JsonReader(Document document, ProblemSink problems) {
        this.document = document;
        this.reached = Place.file(document.name());
        this.problems = problems;
    }

    /** The document's value; empty if it is missing or not JSON, which is then reported. */
    Optional<Json> read() {
        if (Files.isDirectory(document.path())) {
            problems.report(Problem.error(Code.FILE_MISSING, Place.file(document.name()),
                    "this is a folder, not a file")
                    .mend("name the metadata document in it"));
            return Optional.empty();
        }
        return parsed();
    }

    private Optional<Json> parsed() {
        try (JsonParser parser = FACTORY.createParser(text())) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            parser.nextToken();
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more after its end");
            }
            return Optional.of(value);
        } catch (NoSuchFileException missing) {
            problems.report(Problem.error(Code.FILE_MISSING, Place.file(document.name()), "this file is not there")
                    .mend("put the metadata document there, or name another one"));
        } catch (CharacterCodingException wrong) {
            problems.report(Problem.error(Code.FILE_NOT_UTF_8, Place.file(document.name()), "this file is not UTF-8")
                    .mend("save it with the character set UTF-8"));
        } catch (StreamConstraintsException limit) {
            problems.report(Problem.error(Code.METADATA_NOT_JSON, reached,
                    "this JSON goes beyond a limit: " + said(limit))
                    .because(("objects and arrays may stand %d deep, "
                            + "a number may have %d characters and an exponent of %d digits")
                            .formatted(DEEPEST, LONGEST_NUMBER, LONGEST_EXPONENT))
                    .mend("write what follows flatter, or as a string"));
        } catch (JsonProcessingException wrong) {
            problems.report(Problem.error(Code.METADATA_NOT_JSON, place(wrong.getLocation()),
                    "this is not JSON: " + said(wrong))
                    .mend(said(wrong).startsWith("Duplicate field") ? "write each name once in its object"
                            : "look for a missing comma, quote or bracket here or just before"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Optional.empty();
    }

    /** What Jackson says, without its account of where: the place says it. */
    private static String said(JsonProcessingException wrong) {
        return wrong.getOriginalMessage()
                .replaceFirst("(?s) \\(start marker at .*", "").replaceFirst(", from `[^`]*`", "")
                .replaceFirst(": enable `[^`]*` to allow", "");
    }

    private String text() throws IOException {
        String text = Files.readString(document.path(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Json value(JsonParser parser) throws IOException {
        Place place = place(parser.currentTokenLocation());
        reached = place;
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "the document is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> array(parser, place);
            case VALUE_STRING -> new Json.Str(parser.getText(), place);
            case VALUE_TRUE -> new Json.Bool(true, place);
            case VALUE_FALSE -> new Json.Bool(false, place);
            case VALUE_NULL -> new Json.Null(place);
            default -> new Json.Num(number(parser.getText()), place);
        };
    }

    private static String number(String written) throws StreamConstraintsException {
        if (LONG_EXPONENT.matcher(written).find()) {
            throw new StreamConstraintsException(
                    "the exponent of this number has more than %d digits".formatted(LONGEST_EXPONENT));
        }
        return written;
    }

    private Json object(JsonParser parser, Place place) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members, place);
    }

    private Json array(JsonParser parser, Place place) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(List.copyOf(items), place);
    }

    private Place place(JsonLocation location) {
        return location.getLineNr() < 1 ? Place.file(document.name())
                : Place.at(document.name(), location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
