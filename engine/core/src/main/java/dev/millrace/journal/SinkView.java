package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;

/**
 * What a sink has put outside the job, at an instant. It belongs to the run, not to the job: no restart takes it back.
 *
 * @param name the sink
 * @param vertex the vertex whose subtasks write it
 * @param visible rows a reader sees, in the order in which they became visible
 * @param places where the row of a key stands in {@code visible}, for sinks with one row a key
 * @param transactions transactions by name, those that have ended included
 */
public record SinkView(
        String name,
        String vertex,
        PersistentMap<Long, Row> visible,
        PersistentMap<String, Long> places,
        PersistentMap<String, Transaction> transactions) {
    /**
     * One row that a reader sees.
     *
     * @param text canonical text
     * @param position place in the journal of the event that made it visible
     */
    public record Row(String text, long position) {}

    /** How far a transaction is. */
    public enum Status {
        PENDING,
        PRE_COMMITTED,
        COMMITTED,
        ABORTED
    }

    /**
     * One transaction.
     *
     * @param name the transaction
     * @param subtask the subtask that opened it
     * @param status how far it is
     * @param rows its rows in the order written; empty once it has ended
     */
    public record Transaction(String name, SubtaskId subtask, Status status, PersistentMap<Long, String> rows) {
        /** Whether its rows wait to become visible. */
        public boolean open() {
            return status == Status.PENDING || status == Status.PRE_COMMITTED;
        }
    }

    /** A sink with no row yet. */
    public static SinkView empty(String name, String vertex) {
        return new SinkView(name, vertex, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());
    }

    /** Number of rows that are written and not yet visible. */
    public int pendingRows() {
        int rows = 0;
        for (Transaction transaction : transactions.values()) {
            rows += transaction.rows().size();
        }
        return rows;
    }

    /** Number of rows that the subtask has written and that are not yet visible. */
    public int pendingRows(SubtaskId subtask) {
        int rows = 0;
        for (Transaction transaction : transactions.values()) {
            rows += transaction.subtask().equals(subtask) ? transaction.rows().size() : 0;
        }
        return rows;
    }

    SinkView appended(String row, long position) {
        return new SinkView(
                name, vertex, visible.with((long) visible.size(), new Row(row, position)), places, transactions);
    }

    SinkView upserted(String key, String row, long position) {
        Long known = places.find(key);
        long place = known == null ? visible.size() : known;
        return new SinkView(
                name, vertex, visible.with(place, new Row(row, position)), places.with(key, place), transactions);
    }

    SinkView pending(SubtaskId subtask, String transaction, String row) {
        Transaction old = transactions.find(transaction);
        PersistentMap<Long, String> rows = old == null ? PersistentMap.empty() : old.rows();
        return with(new Transaction(transaction, subtask, Status.PENDING, rows.with((long) rows.size(), row)));
    }

    SinkView preCommitted(SubtaskId subtask, String transaction) {
        Transaction old = transactions.find(transaction);
        PersistentMap<Long, String> rows = old == null ? PersistentMap.empty() : old.rows();
        return with(new Transaction(transaction, subtask, Status.PRE_COMMITTED, rows));
    }

    SinkView ended(SubtaskId subtask, String transaction, Status status, long position) {
        Transaction old = transactions.find(transaction);
        PersistentMap<Long, Row> seen = visible;
        if (old != null && status == Status.COMMITTED) {
            for (String row : old.rows().values()) {
                seen = seen.with((long) seen.size(), new Row(row, position));
            }
        }
        Transaction end = new Transaction(transaction, subtask, status, PersistentMap.empty());
        return new SinkView(name, vertex, seen, places, transactions.with(transaction, end));
    }

    private SinkView with(Transaction transaction) {
        return new SinkView(name, vertex, visible, places, transactions.with(transaction.name(), transaction));
    }
}
