package org.portolan.release.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.portolan.check.files.Sha256;
import org.portolan.check.publication.Publication;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.search.TextIndex;
import org.portolan.release.search.TextSearch;

/**
 * The publication's own queries with their answers: {@code queries/<name>.rq} as it was checked, and {@code
 * queries/<name>.srj}, the answer in
 * <a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL results JSON</a>. A page that shows an answer runs no
 * query, and a release shows for ever what it answered.
 */
public final class QueryAnswers {
    private static final String QUERIES = "ontology/queries/";
    private static final String FOLDER = "queries/";
    private static final String EXTENSION = ".rq";
    private static final Pattern OWN_BASE = Pattern.compile("(?im)^\\s*BASE\\s*<");

    private final Publication publication;
    private final Path folder;

    /** Answers for a release that is made in this folder. */
    public QueryAnswers(Publication publication, Path folder) {
        this.publication = publication;
        this.folder = folder;
    }

    /**
     * Asks the store of the release and the index of its texts; lists the files. Queries that are no SELECT are kept
     * without an answer.
     */
    public List<Manifest.File> write(DatasetGraph store, TextIndex texts) throws IOException {
        Files.createDirectories(folder.resolve(FOLDER));
        Context context = new Context();
        TextSearch.enable(context, Optional.of(texts));
        List<Manifest.File> files = new ArrayList<>();
        for (Map.Entry<String, String> checked : publication.queries().entrySet()) {
            if (checked.getKey().startsWith(QUERIES)) {
                String name = FOLDER + checked.getKey()
                        .substring(QUERIES.length(), checked.getKey().length() - EXTENSION.length());
                files.add(keep(name + EXTENSION, anywhere(checked.getValue()).getBytes(StandardCharsets.UTF_8)));
                Query query = QueryFactory.create(checked.getValue(), publication.base());
                if (query.isSelectType()) {
                    files.add(keep(name + ".srj", answer(query, store, context)));
                }
            }
        }
        return files;
    }

    /** The query with the base of its IRIs, so that it asks the same of a copy of the data elsewhere. */
    private String anywhere(String query) {
        return OWN_BASE.matcher(query).find() ? query : "BASE <%s>\n%s".formatted(publication.base(), query);
    }

    private static byte[] answer(Query query, DatasetGraph store, Context context) {
        return Txn.calculateRead(store, () -> {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            try (QueryExecution execution = QueryExecution.dataset(DatasetFactory.wrap(store))
                    .query(query).context(context).build()) {
                ResultSetFormatter.outputAsJSON(json, execution.execSelect());
            }
            return json.toByteArray();
        });
    }

    private Manifest.File keep(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return new Manifest.File(name, bytes.length, Sha256.of(bytes));
    }
}
