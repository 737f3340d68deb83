package dev.millrace.state;

import java.util.List;

/**
 * Where keyed state lives as bytes: what a storage library is asked for, so that nobody else has to know it. See Flink's
 * EmbeddedRocksDBStateBackend.
 */
@FunctionalInterface
public interface ByteStore {
    /** There is none: state lives on the heap alone. */
    ByteStore NONE = (operator, files) -> {
        throw new IllegalStateException(
                "operator '" + operator + "' keeps its state in RocksDB, which is not part of this"
                        + " program; set state.backend.type to \"hashmap\"");
    };

    /**
     * Tables for one subtask of {@code operator}, which is named in messages: as they were when {@code files} were taken, or empty
     * where there are none. Throws where the library does not work here.
     */
    ByteTables open(String operator, List<StateFile> files);
}
