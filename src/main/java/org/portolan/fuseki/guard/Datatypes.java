package org.portolan.fuseki.guard;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.impl.LiteralLabel;

/**
 * Jena's <a href="https://www.w3.org/TR/rdf11-concepts/#section-Datatypes">datatypes</a> in a registry that queries
 * cannot fill. Jena enters each IRI that it meets, wherever a literal is made, and never forgets one. Here the first so
 * many short ones are entered; others are there as long as a literal has them. Thread-safe.
 */
public final class Datatypes extends TypeMapper {
    private static final int MOST = 1_000;
    private static final int LONGEST = 256;
    private final TypeMapper entered;
    private final AtomicInteger room = new AtomicInteger(MOST);

    private Datatypes(TypeMapper entered) {
        this.entered = entered;
    }

    /** Bounds the registry of this process. */
    public static synchronized void bound() {
        TypeMapper now = TypeMapper.getInstance();
        if (!(now instanceof Datatypes)) {
            TypeMapper.setInstance(new Datatypes(now));
        }
    }

    /** A datatype that is not entered. Datatypes are equal if their IRIs are. */
    private static final class Passing extends BaseDatatype {
        private Passing(String iri) {
            super(iri);
        }

        /** Jena compares the objects, which are one for each IRI with it. */
        @Override
        public boolean isEqual(LiteralLabel one, LiteralLabel other) {
            return one.getDatatype().equals(other.getDatatype()) && one.getLexicalForm().equals(other.getLexicalForm());
        }
    }

    @Override
    public RDFDatatype getSafeTypeByName(String iri) {
        RDFDatatype known = entered.getTypeByName(iri);
        if (known != null || iri == null) {
            return known;
        }
        return iri.length() <= LONGEST && room.get() > 0 && room.getAndDecrement() > 0
                ? entered.getSafeTypeByName(iri) : new Passing(iri);
    }

    @Override
    public RDFDatatype getTypeByName(String iri) {
        return entered.getTypeByName(iri);
    }

    @Override
    public RDFDatatype getTypeByValue(Object value) {
        return entered.getTypeByValue(value);
    }

    @Override
    public Iterator<RDFDatatype> listTypes() {
        return entered.listTypes();
    }

    @Override
    public RDFDatatype getTypeByClass(Class<?> type) {
        return entered.getTypeByClass(type);
    }

    @Override
    public void registerDatatype(RDFDatatype type) {
        entered.registerDatatype(type);
    }

    @Override
    public void unregisterDatatype(RDFDatatype type) {
        entered.unregisterDatatype(type);
    }
}
