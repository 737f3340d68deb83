package dev.millrace.state;

/**
 * Where keyed state lives as bytes: what a storage library is asked for, so that nobody else has to know it. See Flink's
 * EmbeddedRocksDBStateBackend.
 */
@FunctionalInterface
public interface ByteStore {
    /** There is none: state lives on the heap alone. */
    ByteStore NONE = operator -> {
        throw new IllegalStateException(
                "operator '" + operator + "' keeps its state in RocksDB, which is not part of this"
                        + " program; set state.backend.type to \"hashmap\"");
    };

    /** Empty tables for one subtask of {@code operator}, which is named in messages. Throws where the library does not work here. */
    ByteTables open(String operator);
}
