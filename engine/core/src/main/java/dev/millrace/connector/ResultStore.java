package dev.millrace.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The outside world that sinks write to: named lists of rows that readers see. Survives every failure of the job.
 * Thread-safe.
 */
public final class ResultStore {
    private final Map<String, List<String>> visible = new LinkedHashMap<>();
    private final Map<String, Integer> prepared = new LinkedHashMap<>();
    private final Set<String> committed = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, Map<String, Integer>> keyed = new HashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();

    /** A name for a job that starts: its own, and another where one of that name has started before. No two are the same. */
    public synchronized String started(String job) {
        int before = starts.merge(job, 1, Integer::sum);
        return before == 1 ? job : job + "-again-" + before;
    }

    /** Makes a row visible at once. */
    public synchronized void append(String result, String row) {
        visible.computeIfAbsent(result, name -> new ArrayList<>()).add(row);
    }

    /** Remembers that {@code transaction} was pre-committed with so many rows. */
    public synchronized void prepare(String transaction, int rows) {
        prepared.put(transaction, rows);
    }

    /** Makes the rows of a transaction visible, once: true the first time, false when it had been committed before. */
    public synchronized boolean commit(String result, String transaction, List<String> rows) {
        if (!committed.add(transaction)) {
            return false;
        }
        visible.computeIfAbsent(result, name -> new ArrayList<>()).addAll(rows);
        return true;
    }

    /** Replaces the row of that key, or adds it behind the others. */
    public synchronized void upsert(String result, String key, String row) {
        List<String> rows = visible.computeIfAbsent(result, name -> new ArrayList<>());
        Map<String, Integer> places = keyed.computeIfAbsent(result, name -> new HashMap<>());
        Integer place = places.putIfAbsent(key, rows.size());
        if (place == null) {
            rows.add(row);
        } else {
            rows.set(place, row);
        }
    }

    /** Takes note that a transaction was committed or aborted: true the first time. */
    public synchronized boolean settle(String transaction) {
        prepared.remove(transaction);
        return settled.add(transaction);
    }

    /** Transactions that were pre-committed and neither committed nor aborted, with their number of rows, in the order prepared. */
    public synchronized Map<String, Integer> prepared() {
        return new LinkedHashMap<>(prepared);
    }

    /** The rows that a reader of {@code result} sees now, in the order they became visible. */
    public synchronized List<String> rows(String result) {
        return List.copyOf(visible.getOrDefault(result, List.of()));
    }

    /** Names of all results that have rows. */
    public synchronized Set<String> results() {
        return Set.copyOf(visible.keySet());
    }
}
