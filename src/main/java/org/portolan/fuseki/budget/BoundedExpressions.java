package org.portolan.fuseki.budget;

import java.util.List;
import java.util.function.Function;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_DateTimeHours;
import org.apache.jena.sparql.expr.E_DateTimeMinutes;
import org.apache.jena.sparql.expr.E_DateTimeSeconds;
import org.apache.jena.sparql.expr.E_DateTimeTZ;
import org.apache.jena.sparql.expr.E_DateTimeTimezone;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLength;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprDigest;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.XSD;

/**
 * Puts bounded functions in the place of those that let strings and numbers grow without end or take time without end.
 * It comes before Jena's own transformations, which compute what is constant.
 */
final class BoundedExpressions extends ExprTransformCopy {
    private final PassingText passing;
    private final StringFunctions strings;
    private final NumberFunctions numbers;
    private final Patterns patterns;

    BoundedExpressions(Budget budget) {
        passing = new PassingText(budget);
        strings = new StringFunctions(budget);
        numbers = new NumberFunctions(budget);
        patterns = new Patterns(budget);
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        if (function instanceof E_StrEncodeForURI) {
            return bounded(function, values -> strings.checked(function.eval(values.get(0))), argument);
        }
        if (function instanceof E_StrUpperCase) {
            return bounded(function, strings::upperCase, argument);
        }
        if (function instanceof E_StrLowerCase) {
            return bounded(function, strings::lowerCase, argument);
        }
        if (function instanceof ExprDigest || function instanceof E_StrLength) { // nothing of their argument is left
            return bounded(function, values -> function.eval(values.get(0)), argument);
        }
        if (function instanceof E_DateTimeHours || function instanceof E_DateTimeMinutes
                || function instanceof E_DateTimeSeconds || function instanceof E_DateTimeTimezone
                || function instanceof E_DateTimeTZ) {
            return bounded(function, values -> numbers.computed(function, values.get(0)), argument);
        }
        if (function instanceof E_IRI) { // as E_URI is
            return function.copy(new Bounded("iri", new ExprList(argument), passing, strings::shortIri));
        }
        return super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr first, Expr second) {
        if (function instanceof E_StrContains) {
            return bounded(function, strings::contains, first, second);
        }
        if (function instanceof E_StrBefore) {
            return bounded(function, strings::before, first, second);
        }
        if (function instanceof E_StrAfter) {
            return bounded(function, strings::after, first, second);
        }
        if (function instanceof E_Add || function instanceof E_Subtract || function instanceof E_Multiply
                || function instanceof E_Divide) {
            return bounded(function, values -> numbers.computed(function, values.get(0), values.get(1)), first, second);
        }
        if (function instanceof E_StrLang) {
            return bounded(function, values -> function.eval(values.get(0), strings.tag(values.get(1))), first, second);
        }
        if (function instanceof E_StrDatatype) {
            return bounded(function, values -> function.eval(numbers.shortText(values.get(0)), values.get(1)), first,
                    second);
        }
        return super.transform(function, first, second);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        if (function instanceof E_StrConcat) {
            return new Bounded(symbol(function), arguments, passing, strings::concat);
        }
        if (function instanceof E_StrSubstring) {
            return new Bounded(symbol(function), arguments, passing, function::eval);
        }
        if (function instanceof E_Regex) {
            return new Bounded(symbol(function), arguments, passing, patterns::isFound);
        }
        if (function instanceof E_StrReplace) {
            return new Bounded(symbol(function), arguments, passing, patterns::replace);
        }
        if (function instanceof E_Function && !function.getFunctionIRI().equals(XSD.xstring.getURI())) {
            ExprList checked = new ExprList();
            arguments.forEach(argument -> checked.add(new Bounded("short", new ExprList(argument), passing,
                    values -> numbers.shortText(values.get(0)))));
            return function.copy(checked);
        }
        return super.transform(function, arguments);
    }

    private Expr bounded(ExprFunction function, Function<List<NodeValue>, NodeValue> work, Expr... arguments) {
        return new Bounded(symbol(function), new ExprList(List.of(arguments)), passing, work);
    }

    private static String symbol(ExprFunction function) {
        return function.getFunctionSymbol().getSymbol();
    }
}
