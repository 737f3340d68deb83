package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Delta debugging: makes a failing list small. After Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing
 * Input", IEEE TSE 28(2), 2002: the algorithm ddmin.
 */
public final class Minimiser {
    private Minimiser() {}

    /**
     * A part of {@code items}, in their order, that still fails and from which no single item can be left out; larger
     * where the budget ends first.
     *
     * @param items a list that fails
     * @param fails whether a list fails; must give the same answer each time
     * @param budget how often {@code fails} is asked at most
     */
    public static <T> List<T> minimise(List<T> items, Predicate<List<T>> fails, int budget) {
        List<T> smallest = List.copyOf(items);
        int parts = 2;
        int asked = 0;
        while (smallest.size() > 1 && asked < budget) {
            boolean smaller = false;
            for (int part = 0; part < parts && asked < budget && !smaller; part++) {
                List<T> candidate = without(smallest, part, parts);
                asked++;
                if (fails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                }
            }
            if (!smaller && parts >= smallest.size()) {
                return smallest;
            }
            parts = smaller ? Math.max(parts - 1, 2) : Math.min(parts * 2, smallest.size());
        }
        return smallest;
    }

    private static <T> List<T> without(List<T> items, int part, int parts) {
        int from = (int) ((long) items.size() * part / parts);
        int to = (int) ((long) items.size() * (part + 1) / parts);
        List<T> rest = new ArrayList<>(items.subList(0, from));
        rest.addAll(items.subList(to, items.size()));
        return List.copyOf(rest);
    }
}
