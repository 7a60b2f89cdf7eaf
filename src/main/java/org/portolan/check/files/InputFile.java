package org.portolan.check.files;

import java.nio.file.Path;

/**
 * A file that takes part in a release.
 *
 * @param name   name within the publication, whatever the folders are called: {@code data/cities.csv}, {@code
 *               ontology/iash.ttl}
 * @param path   where it lies
 * @param sha256 hexadecimal SHA-256 of its bytes
 */
public record InputFile(String name, Path path, String sha256) {
}
