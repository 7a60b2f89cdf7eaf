package org.portolan.release.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/** An index of texts, open for reading. Thread-safe. */
public final class TextIndex implements AutoCloseable {
    private static final int ALLOWED = SimpleQueryParser.AND_OPERATOR | SimpleQueryParser.OR_OPERATOR
            | SimpleQueryParser.NOT_OPERATOR | SimpleQueryParser.PHRASE_OPERATOR | SimpleQueryParser.PREFIX_OPERATOR
            | SimpleQueryParser.PRECEDENCE_OPERATORS | SimpleQueryParser.WHITESPACE_OPERATOR
            | SimpleQueryParser.ESCAPE_OPERATOR;
    private static final float WEIGHT_OF_WORDS = 2;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Set<String> languages = new TreeSet<>();
    private final Analyzer analyzer;

    private TextIndex(Directory directory, DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
            if (Field.isStems(field.name)) {
                languages.add(Field.languageOf(field.name));
            }
        }
        this.analyzer = Analyzers.of(languages);
    }

    /** Opens the index in a folder. */
    public static TextIndex open(Path folder) throws IOException {
        Directory directory = IndexFolder.open(folder);
        try {
            return new TextIndex(directory, DirectoryReader.open(directory));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * What fits a query, best first.
     *
     * @param found is told how many hits there are, before they are read
     * @throws IOException if the files cannot be read
     */
    public List<Hit> search(TextQuery query, IntConsumer found) throws IOException {
        Query whole = whole(query);
        int count = Math.min(searcher.count(whole), query.most());
        found.accept(count);
        List<Hit> hits = new ArrayList<>();
        if (count > 0) {
            StoredFields stored = reader.storedFields();
            for (ScoreDoc scored : searcher.search(whole, count).scoreDocs) {
                Document document = stored.document(scored.doc);
                hits.add(new Hit(document.get(Field.THING), document.get(Field.PROPERTY), document.get(Field.TEXT),
                        document.get(Field.TAG), scored.score));
            }
        }
        return hits;
    }

    private Query whole(TextQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String language = Analyzers.language(query.tag());
        all.add(words(query.words(), language), Occur.MUST);
        if (!language.isEmpty()) {
            all.add(new TermQuery(new Term(Field.LANGUAGE, language)), Occur.FILTER);
        }
        filter(Field.PROPERTY, query.property(), all);
        filter(Field.THING, query.thing(), all);
        return all.build();
    }

    private static void filter(String field, Optional<String> value, BooleanQuery.Builder all) {
        value.ifPresent(iri -> all.add(new TermQuery(new Term(field, iri)), Occur.FILTER));
    }

    private Query words(String words, String language) {
        Map<String, Float> fields = new LinkedHashMap<>(Map.of(Field.WORDS, WEIGHT_OF_WORDS));
        languages.stream().filter(known -> language.isEmpty() || known.equals(language))
                .forEach(known -> fields.put(Field.stems(known), 1f));
        SimpleQueryParser parser = new SimpleQueryParser(analyzer, fields, ALLOWED) {
            @Override
            protected Query newDefaultQuery(String text) {
                return both(super.newDefaultQuery(text), super.newDefaultQuery(Analyzers.plain(text)));
            }

            @Override
            protected Query newPhraseQuery(String text, int slop) {
                return both(super.newPhraseQuery(text, slop), super.newPhraseQuery(Analyzers.plain(text), slop));
            }

            @Override
            protected Query newPrefixQuery(String text) {
                return super.newPrefixQuery(Analyzers.plain(text));
            }
        };
        parser.setDefaultOperator(Occur.MUST);
        return parser.parse(words);
    }

    /** The better of both; either is null if nothing is left of it. */
    private static Query both(Query one, Query other) {
        if (one == null || one.equals(other)) {
            return other;
        }
        return other == null ? one : new DisjunctionMaxQuery(List.of(one, other), 0);
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(reader, directory);
    }
}
