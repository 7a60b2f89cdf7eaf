package org.portolan.site.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

/** Reads claims of sources by the properties that the arrangement names, and what the check found about them. */
final class ClaimReader {
    private final Lookup lookup;
    private final Arrangement arrangement;
    private final Texts texts;
    private final ValueWriter writer;
    private final List<Node> noted;

    ClaimReader(Lookup lookup, Arrangement arrangement, Texts texts) {
        this.lookup = lookup;
        this.arrangement = arrangement;
        this.texts = texts;
        this.writer = new ValueWriter(lookup, texts);
        this.noted = arrangement.notedOfClaims();
    }

    /**
     * A claim as pages show it.
     *
     * @param node     its IRI
     * @param subject  what it is about
     * @param measures what it states
     * @param values   the stated values
     * @param notes    what else it says, each under its name
     * @param asOf     the time of which it speaks; empty if it names none
     * @param sources  who states it
     * @param agrees   whether the tables agree; empty if they say nothing to it
     * @param inRows   what the tables say to it, as a phrase
     */
    record Claim(Node node, List<Node> subject, List<Node> measures, List<Value> values, List<Value> notes,
            List<Value> asOf, List<Node> sources, Optional<Boolean> agrees, String inRows) {
        boolean differs() {
            return !agrees.orElse(true);
        }

        /** The stated values as one text. */
        String stated() {
            return String.join(", ", values.stream().map(Value::text).toList());
        }
    }

    Claim read(Node claim) {
        List<Node> shown = new ArrayList<>();
        List<Value> values = values(claim, shown);
        List<Value> notes = noted.stream().filter(property -> !shown.contains(property))
                .flatMap(property -> lookup.withoutTranslations(of(claim, property)).stream()
                        .map(value -> writer.write(value).named(name(property))))
                .filter(note -> values.stream().noneMatch(value -> value.text().equals(note.text()))).toList();
        Optional<String> agrees = compared(claim, ComparedClaims.AGREES);
        return new Claim(claim, of(claim, arrangement.property("claimSubject")),
                of(claim, arrangement.property("claimMeasure")), values, notes,
                writer.write(of(claim, arrangement.property("claimAsOf"))),
                of(claim, arrangement.property("claimSource")), agrees.map("true"::equals), inRows(claim, agrees));
    }

    /** What contradicts a claim, by what the check found. */
    List<Node> contradicting(Node claim) {
        return lookup.named("provenance").stream(claim, ComparedClaims.CONTRADICTS, Node.ANY).map(Triple::getObject)
                .limit(Lookup.MOST).sorted(Comparator.comparing(Node::toString)).toList();
    }

    boolean isClaim(Node thing) {
        return arrangement.property("claimSubject").filter(subject -> !lookup.values(thing, subject).isEmpty())
                .isPresent();
    }

    /** What the tables say to a claim, beside it; empty if they say nothing. */
    String besides(Claim claim) {
        return claim.agrees().map(agrees -> agrees ? texts.get("tablesAgree")
                : texts.get("tablesSay", compared(claim.node(), ComparedClaims.IN_ROWS).map(this::written).orElse("")))
                .orElse("");
    }

    String asOf(Claim claim) {
        return claim.asOf().isEmpty() ? texts.get("undated")
                : texts.get("asOfTime", String.join(", ", claim.asOf().stream().map(Value::text).toList()));
    }

    /** What the shape calls a property; the ontology's own name of it is made for sentences. */
    private String name(Node property) {
        String name = Arrangement.in(texts.language(), arrangement.nameOf(property));
        return name.isEmpty() ? lookup.propertyName(property) : name;
    }

    private List<Node> of(Node claim, Optional<Node> property) {
        return property.map(found -> of(claim, found)).orElse(List.of());
    }

    private List<Node> of(Node claim, Node property) {
        return lookup.values(claim, property);
    }

    /** The stated value; where a source gives none but words, these. */
    private List<Value> values(Node claim, List<Node> shown) {
        List<Node> properties = arrangement.properties("claimValue");
        List<Node> proper = properties.stream()
                .filter(property -> !noted.contains(property) && !of(claim, property).isEmpty()).toList();
        shown.addAll(proper.isEmpty() ? properties : proper);
        List<Node> values = shown.stream().flatMap(property -> of(claim, property).stream()).toList();
        boolean isMore = of(claim, arrangement.property("claimMoreThan")).stream()
                .anyMatch(value -> value.getLiteralLexicalForm().equals("true"));
        Optional<Node> number = values.stream()
                .filter(value -> isMore && value.isLiteral() && value.getLiteralValue() instanceof Number).findFirst();
        return number.map(value -> List.of(Value.text(texts.get("moreThan", writer.write(value).text()))))
                .orElseGet(() -> values.stream().map(writer::write).toList());
    }

    /** What the release found when it compared the claim with the rows. */
    private String inRows(Node claim, Optional<String> agrees) {
        if (agrees.isEmpty()) {
            return texts.get("notInRows");
        }
        return agrees.get().equals("true") ? texts.get("agreesWithRows")
                : texts.get("differsFromRows", compared(claim, ComparedClaims.IN_ROWS).map(this::written).orElse(""));
    }

    private Optional<String> compared(Node claim, Node property) {
        return lookup.named("provenance").stream(claim, property, Node.ANY)
                .map(triple -> triple.getObject().getLiteralLexicalForm()).findFirst();
    }

    /** Yes and no in the reader's language; all else as it stands in the tables. */
    private String written(String value) {
        return Stream.of("true", "false").anyMatch(value::equals)
                ? writer.write(NodeFactory.createLiteralDT(value, XSDDatatype.XSDboolean)).text() : value;
    }
}
