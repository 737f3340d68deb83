package dev.millrace.connector;

import java.util.List;

/**
 * A pre-committed transaction as it stands in a snapshot.
 *
 * @param transaction never used twice, whatever is restarted or resumed
 * @param checkpoint the snapshot it was pre-committed with
 * @param rows how many rows it makes visible
 * @param version version of the serializer that wrote the committables
 * @param committables their bytes, one character each
 */
record PreparedCommit(String transaction, long checkpoint, int rows, int version, List<String> committables) {}
