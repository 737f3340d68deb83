package dev.millrace.connector;

import java.util.List;

/**
 * A pre-committed transaction: part of the sink's state until it is committed.
 *
 * @param id never used twice, whatever is restarted or resumed
 * @param checkpoint the snapshot it was pre-committed with
 * @param rows the rows, as readers will see them
 */
record SinkTransaction(String id, long checkpoint, List<String> rows) {}
