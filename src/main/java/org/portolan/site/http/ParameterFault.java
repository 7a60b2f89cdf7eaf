package org.portolan.site.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with what a reader gave for a parameter.
 *
 * @param parameter its name, as the reader wrote it
 * @param detail    what is wrong, a sentence in the reader's language that ends with what is expected
 * @param expected  what is expected; empty for a parameter that there is not
 * @param example   a value that would do
 */
public record ParameterFault(String parameter, String detail, Optional<String> expected, Optional<String> example) {
    /** The fault as a member of problem details. */
    Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>(Map.of("parameter", parameter));
        members.put("detail", detail);
        expected.ifPresent(text -> members.put("expected", text));
        example.ifPresent(text -> members.put("example", text));
        return members;
    }
}
