package dev.millrace.state;

/**
 * A file of a {@link ByteStore}, which never changes. Two snapshots that share it hold the same object.
 *
 * @param name within its folder
 * @param shared whether later snapshots of the same tables may hold it too; else it is one snapshot's own
 * @param entries number of entries in it, with those that later files replace
 * @param dataBytes size of their keys and values; unlike the file's own size the same on every machine
 */
public record StateFile(String name, boolean shared, int entries, long dataBytes, byte[] content) {}
