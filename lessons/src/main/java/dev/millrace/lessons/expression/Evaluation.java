package dev.millrace.lessons.expression;

import dev.millrace.journal.Selector;
import dev.millrace.lessons.expression.Formula.Condition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Computes a formula for one run. */
final class Evaluation {
    private final Evidence evidence;

    Evaluation(Evidence evidence) {
        this.evidence = evidence;
    }

    boolean truth(Formula formula) {
        if (formula instanceof Formula.And and) {
            return and.parts().stream().allMatch(this::truth);
        }
        if (formula instanceof Formula.Or or) {
            return or.parts().stream().anyMatch(this::truth);
        }
        if (formula instanceof Formula.Not not) {
            return !truth(not.part());
        }
        if (formula instanceof Formula.Comparison comparison) {
            return compare(comparison);
        }
        if (isSet(formula)) {
            return !items(formula).isEmpty();
        }
        throw new IllegalArgumentException("a condition is needed, such as count(...) == 2");
    }

    double number(Formula formula) {
        if (formula instanceof Formula.Literal number) {
            return number.value();
        }
        if (formula instanceof Formula.Aggregate aggregate) {
            return fold(aggregate);
        }
        if (formula instanceof Formula.Arithmetic arithmetic) {
            return calculate(arithmetic);
        }
        List<Item> items = items(formula);
        if (items.size() != 1) {
            throw new IllegalArgumentException("one number is needed, and there are " + items.size());
        }
        return numberOf(items.get(0));
    }

    String explain(Formula formula) {
        if (formula instanceof Formula.Comparison comparison) {
            return side(comparison.left()) + " against " + side(comparison.right());
        }
        if (formula instanceof Formula.And and) {
            return and.parts().stream()
                    .filter(part -> !truth(part))
                    .map(this::explain)
                    .findFirst()
                    .orElse("it holds");
        }
        return isSet(formula) ? "nothing is selected" : "it does not hold";
    }

    private String side(Formula formula) {
        List<String> texts = items(formula).stream().map(Item::text).limit(5).toList();
        return texts.isEmpty()
                ? "nothing"
                : String.join(", ", texts) + (items(formula).size() > 5 ? ", ..." : "");
    }

    /** Two sets are equal as bags; a set and a single value compare as the value with every member, and there must be one. */
    private boolean compare(Formula.Comparison comparison) {
        List<Item> left = items(comparison.left());
        List<Item> right = items(comparison.right());
        if (isSet(comparison.left()) && isSet(comparison.right()) && right.size() != 1) {
            boolean equal = sorted(left).equals(sorted(right));
            return switch (comparison.relation()) {
                case EQUAL -> equal;
                case UNEQUAL -> !equal;
                default -> throw new IllegalArgumentException("two sets are compared with == or != only");
            };
        }
        return !left.isEmpty()
                && right.size() == 1
                && left.stream()
                        .allMatch(item -> comparison
                                .relation()
                                .holds(item.text(), right.get(0).text(), comparison.tolerance()));
    }

    private static List<String> sorted(List<Item> items) {
        return items.stream().map(Item::text).sorted().toList();
    }

    private static boolean isSet(Formula formula) {
        return formula instanceof Formula.Events
                || formula instanceof Formula.Results
                || formula instanceof Formula.Lines
                || formula instanceof Formula.Select
                || formula instanceof Formula.Where;
    }

    private List<Item> items(Formula formula) {
        if (formula instanceof Formula.Events events) {
            return events(events.selector());
        }
        if (formula instanceof Formula.Results results) {
            return having(rows(results.name()), results.having());
        }
        if (formula instanceof Formula.Lines lines) {
            return lines(lines.file());
        }
        if (formula instanceof Formula.Select select) {
            return fields(items(select.set()), select.field());
        }
        if (formula instanceof Formula.Where where) {
            return having(items(where.set()), where.having());
        }
        if (formula instanceof Formula.Text text) {
            return List.of(plain(text.value()));
        }
        return List.of(plain(Values.text(number(formula))));
    }

    /** All that satisfy the selector, or the one that it numbers. */
    private List<Item> events(String text) {
        Selector selector = Selector.parse(text);
        List<Integer> positions = selector.findAll(evidence.journal());
        if (text.contains("#")) {
            int position = selector.find(evidence.journal());
            positions = position < 0 ? List.of() : List.of(position);
        }
        return positions.stream()
                .map(position -> (Item) new Item.Event(evidence.journal().get(position)))
                .toList();
    }

    private List<Item> rows(String result) {
        Map<String, List<String>> visible = VisibleRows.of(evidence.journal().events());
        return visible.getOrDefault(result, List.of()).stream()
                .map(row -> (Item) Item.Row.of(row))
                .toList();
    }

    private List<Item> lines(String file) {
        try {
            return Files.readAllLines(evidence.folder().resolve(file)).stream()
                    .filter(line -> !line.isBlank())
                    .map(Evaluation::plain)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + evidence.folder().resolve(file), unreadable);
        }
    }

    /** The field of those items that have it; an error where there are items and none has. */
    private static List<Item> fields(List<Item> items, String field) {
        List<Item> having = items.stream().filter(item -> item.has(field)).toList();
        if (having.isEmpty() && !items.isEmpty()) {
            items.get(0).field(field);
        }
        return having.stream().map(item -> plain(item.field(field))).toList();
    }

    private static Item plain(String text) {
        return new Item.Plain(text);
    }

    private List<Item> having(List<Item> items, List<Condition> conditions) {
        return items.stream()
                .filter(item -> conditions.stream().allMatch(condition -> holds(condition, item)))
                .toList();
    }

    private boolean holds(Condition condition, Item item) {
        String value = items(condition.value()).get(0).text();
        return item.has(condition.field())
                && condition.relation().holds(item.field(condition.field()), value, condition.tolerance());
    }

    private double fold(Formula.Aggregate aggregate) {
        List<Item> items = items(aggregate.set());
        DoubleStream numbers = items.stream().mapToDouble(Evaluation::numberOf);
        return switch (aggregate.fold()) {
            case COUNT -> items.size();
            case DISTINCT -> items.stream().map(Item::text).distinct().count();
            case SUM -> numbers.sum();
            case MIN -> numbers.min().orElseThrow(Evaluation::nothing);
            case MAX -> numbers.max().orElseThrow(Evaluation::nothing);
        };
    }

    private static IllegalArgumentException nothing() {
        return new IllegalArgumentException("min and max need at least one number, and there is none");
    }

    private double calculate(Formula.Arithmetic arithmetic) {
        double left = number(arithmetic.left());
        double right = number(arithmetic.right());
        return switch (arithmetic.operator()) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            default -> left / right;
        };
    }

    private static double numberOf(Item item) {
        return Values.number(item.text())
                .orElseThrow(() -> new IllegalArgumentException("'" + item.text() + "' is not a number"));
    }
}
