package dev.millrace.lessons.expression;

import dev.millrace.lessons.expression.Formula.Condition;
import dev.millrace.lessons.expression.Formula.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A recursive descent parser, one for each expression. */
final class FormulaParser {
    private final Tokens tokens;

    private FormulaParser(String text) {
        this.tokens = new Tokens(text);
    }

    /** Throws {@link IllegalArgumentException} that names the column and what was expected there. */
    static Formula parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        Formula formula = parser.or();
        parser.tokens.end();
        return formula;
    }

    private Formula or() {
        List<Formula> parts = new ArrayList<>(List.of(and()));
        while (tokens.word("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Formula.Or(parts);
    }

    private Formula and() {
        List<Formula> parts = new ArrayList<>(List.of(not()));
        while (tokens.word("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Formula.And(parts);
    }

    private Formula not() {
        return tokens.word("not") ? new Formula.Not(not()) : comparison();
    }

    private Formula comparison() {
        Formula left = sum();
        Optional<Relation> relation = tokens.relation();
        if (relation.isEmpty()) {
            return left;
        }
        Formula right = sum();
        return new Formula.Comparison(relation.get(), left, right, tolerance());
    }

    private double tolerance() {
        return tokens.word("within") ? tokens.number() : 0;
    }

    private Formula sum() {
        Formula left = product();
        while (true) {
            char operator = tokens.sign("+-");
            if (operator == 0) {
                return left;
            }
            left = new Formula.Arithmetic(operator, left, product());
        }
    }

    private Formula product() {
        Formula left = primary();
        while (true) {
            char operator = tokens.sign("*/");
            if (operator == 0) {
                return left;
            }
            left = new Formula.Arithmetic(operator, left, primary());
        }
    }

    private Formula primary() {
        if (tokens.sign("(") != 0) {
            Formula inner = or();
            tokens.expect(')');
            return inner;
        }
        if (tokens.startsNumber()) {
            return new Formula.Literal(tokens.number());
        }
        Optional<String> quoted = tokens.quoted();
        if (quoted.isPresent()) {
            return new Formula.Text(quoted.get());
        }
        return named(tokens.name());
    }

    private Formula named(String name) {
        if (!tokens.isNext('(')) {
            return new Formula.Text(name);
        }
        for (Fold fold : Fold.values()) {
            if (fold.name().toLowerCase(Locale.ROOT).equals(name)) {
                return aggregate(fold);
            }
        }
        return field(set(name));
    }

    private Formula aggregate(Fold fold) {
        tokens.expect('(');
        Formula set = field(set(tokens.name()));
        if (tokens.word("where")) {
            List<Condition> having = new ArrayList<>(List.of(condition()));
            while (tokens.word("and")) {
                having.add(condition());
            }
            set = restricted(set, having);
        }
        tokens.expect(')');
        return new Formula.Aggregate(fold, set);
    }

    /** {@code sum(results(x).total where key == a)}: the condition is about the items, not about the field. */
    private static Formula restricted(Formula set, List<Condition> having) {
        return set instanceof Formula.Select select
                ? new Formula.Select(new Formula.Where(select.set(), having), select.field())
                : new Formula.Where(set, having);
    }

    private Condition condition() {
        String field = tokens.name();
        Relation relation = tokens.relation().orElseThrow(() -> tokens.wrong("a comparison such as == or <"));
        return new Condition(field, relation, sum(), tolerance());
    }

    private Formula set(String name) {
        return switch (name) {
            case "results" -> results();
            case "lines" -> new Formula.Lines(tokens.argument());
            default -> new Formula.Events(name + tokens.selectorTail());
        };
    }

    private Formula results() {
        tokens.expect('(');
        String result = tokens.name();
        List<Condition> having = new ArrayList<>();
        while (tokens.sign(",") != 0) {
            String field = tokens.name();
            tokens.expect('=');
            having.add(new Condition(field, Relation.EQUAL, sum(), 0));
        }
        tokens.expect(')');
        return new Formula.Results(result, having);
    }

    private Formula field(Formula set) {
        return tokens.adjacent('.') ? new Formula.Select(set, tokens.name()) : set;
    }
}
