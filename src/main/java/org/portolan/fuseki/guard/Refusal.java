package org.portolan.fuseki.guard;

import java.util.Optional;
import org.portolan.negotiation.Fault;
import org.portolan.release.answers.RefusedQueryException;

/** A request that gets no result, with the reason in words and, if there is one, the place in the query. */
public final class Refusal extends RefusedQueryException {
    private static final long serialVersionUID = 1L;
    private final Fault fault;
    private final transient Optional<Spot> spot;

    /** @param detail sentences for the author of the query */
    public Refusal(Fault fault, String detail) {
        this(fault, detail, Optional.empty());
    }

    /** @param spot where in the query the reason stands, if at one place */
    public Refusal(Fault fault, String detail, Optional<Spot> spot) {
        super(detail);
        this.fault = fault;
        this.spot = spot;
    }

    /** What kind of fault it is; status and title follow from it. */
    public Fault fault() {
        return fault;
    }

    /** Where in the query the reason stands; empty if it is the whole of it, or not in the query. */
    public Optional<Spot> spot() {
        return spot;
    }

    @Override
    public String type() {
        return fault.type();
    }

    @Override
    public int status() {
        return fault.status();
    }

    @Override
    public String title() {
        return fault.title();
    }

    @Override
    public Optional<String> excerpt() {
        return spot.map(Spot::excerpt);
    }

    @Override
    public boolean isTemporary() {
        return fault == Fault.FULL || fault == Fault.SHARE;
    }
}
