package org.portolan.csvw.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Reads a JSON document into {@link Json}; Jackson parses, this class keeps the places. */
final class JsonReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Document document;
    private final ProblemSink problems;

    JsonReader(Document document, ProblemSink problems) {
        this.document = document;
        this.problems = problems;
    }

    /** The document's value; empty if it is missing or not JSON, which is then reported. */
    Optional<Json> read() {
        try (JsonParser parser = FACTORY.createParser(text())) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            parser.nextToken();
            return Optional.of(value(parser));
        } catch (NoSuchFileException missing) {
            problems.report(Problem.error(Code.FILE_MISSING, Place.file(document.name()), "this file is not there")
                    .mend("put the metadata document there, or name another one"));
        } catch (CharacterCodingException wrong) {
            problems.report(Problem.error(Code.FILE_NOT_UTF_8, Place.file(document.name()), "this file is not UTF-8")
                    .mend("save it with the character set UTF-8"));
        } catch (JsonProcessingException wrong) {
            problems.report(Problem.error(Code.METADATA_NOT_JSON, place(wrong.getLocation()),
                    "this is not JSON: " + wrong.getOriginalMessage()).mend("look for a missing comma, quote or bracket here or just before"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Optional.empty();
    }

    private String text() throws IOException {
        String text = Files.readString(document.path(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Json value(JsonParser parser) throws IOException {
        Place place = place(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "the document is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> array(parser, place);
            case VALUE_STRING -> new Json.Str(parser.getText(), place);
            case VALUE_TRUE -> new Json.Bool(true, place);
            case VALUE_FALSE -> new Json.Bool(false, place);
            case VALUE_NULL -> new Json.Null(place);
            default -> new Json.Num(parser.getText(), place);
        };
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
