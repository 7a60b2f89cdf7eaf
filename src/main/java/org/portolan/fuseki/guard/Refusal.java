package org.portolan.fuseki.guard;

import java.util.Optional;
import org.portolan.negotiation.Fault;
import org.portolan.release.answers.RefusedQueryException;

/** A request that gets no result, with the reason in words and, if there is one, the place in the query. */
public final class Refusal extends RefusedQueryException {
    private static final long serialVersionUID = 1L;
    private final Fault fault;
    private final transient Optional<Spot> spot;

    public Refusal(Fault fault, String detail) {
        this(fault, detail, Optional.empty());
    }

    public Refusal(Fault fault, String detail, Optional<Spot> spot) {
        super(detail);
        this.fault = fault;
        this.spot = spot;
    }

    public Fault fault() {
        return fault;
    }

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
