package org.portolan.release.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;

/** Writes an index of texts, once. Not thread-safe. */
public final class TextIndexWriter implements Closeable {
    private static final double MEGABYTES = 16;

    private final Directory directory;
    private final IndexWriter writer;

    private TextIndexWriter(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /** Begins an index in an empty folder. */
    public static TextIndexWriter in(Path folder) throws IOException {
        Directory directory = IndexFolder.open(folder);
        return new TextIndexWriter(directory, new IndexWriter(directory, new IndexWriterConfig(Analyzers.ofAll())
                .setRAMBufferSizeMB(MEGABYTES).setMergeScheduler(new SerialMergeScheduler())));
    }

    /**
     * Adds a statement.
     *
     * @param thing    IRI of its subject
     * @param property IRI of its predicate
     * @param text     the lexical form of its object
     * @param tag      the language tag of its object; empty if it has none
     */
    public void add(String thing, String property, String text, String tag) throws IOException {
        Document document = new Document();
        document.add(new StringField(Field.THING, thing, Store.YES));
        document.add(new StringField(Field.PROPERTY, property, Store.YES));
        document.add(new StoredField(Field.TEXT, text));
        document.add(new StoredField(Field.TAG, tag));
        document.add(new TextField(Field.WORDS, Analyzers.plain(text), Store.NO));
        if (!tag.isEmpty()) {
            String language = Analyzers.language(tag);
            document.add(new StringField(Field.LANGUAGE, language, Store.NO));
            if (Analyzers.knows(language)) {
                document.add(new TextField(Field.stems(language), text, Store.NO));
            }
        }
        writer.addDocument(document);
    }

    /** Ends the index: what was added is there, in one piece. */
    public void finish() throws IOException {
        writer.forceMerge(1);
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        try (directory; writer) {
            writer.rollback(); // what was not finished is not wanted
        }
    }
}
