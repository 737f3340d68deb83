package dev.millrace.storage;

import dev.millrace.state.ByteTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** One table of a database: the entries whose keys begin with its number. */
final class RocksTable implements ByteTable {
    private static final int NUMBER_BYTES = 2;

    private final RocksTables home;
    private final int number;

    RocksTable(RocksTables home, int number) {
        this.home = home;
        this.number = number;
    }

    private byte[] numbered(byte[] key) {
        byte[] numbered = new byte[NUMBER_BYTES + key.length];
        numbered[0] = (byte) (number >> 8);
        numbered[1] = (byte) number;
        System.arraycopy(key, 0, numbered, NUMBER_BYTES, key.length);
        return numbered;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        try {
            return home.database().get(home.reading(), numbered(key));
        } catch (RocksDBException failed) {
            throw RocksTables.failure(failed);
        }
    }

    @Override
    public void put(byte[] key, byte[] value) {
        try {
            home.database().put(home.writing(), numbered(key), value);
        } catch (RocksDBException failed) {
            throw RocksTables.failure(failed);
        }
    }

    @Override
    public void append(byte[] key, byte[] more) {
        try {
            home.database().merge(home.writing(), numbered(key), more);
        } catch (RocksDBException failed) {
            throw RocksTables.failure(failed);
        }
    }

    @Override
    public void remove(byte[] key) {
        try {
            home.database().delete(home.writing(), numbered(key));
        } catch (RocksDBException failed) {
            throw RocksTables.failure(failed);
        }
    }

    @Override
    public void scan(byte[] prefix, Visitor visitor) {
        byte[] from = numbered(prefix);
        try (RocksIterator entries = home.database().newIterator(home.reading())) {
            entries.seek(from);
            while (entries.isValid()) {
                byte[] key = entries.key();
                if (!beginsWith(key, from)
                        || !visitor.visit(Arrays.copyOfRange(key, NUMBER_BYTES, key.length), entries.value())) {
                    return;
                }
                entries.next();
            }
            entries.status();
        } catch (RocksDBException failed) {
            throw RocksTables.failure(failed);
        }
    }

    private static boolean beginsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
