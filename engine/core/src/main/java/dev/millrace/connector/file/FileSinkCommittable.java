package dev.millrace.connector.file;

import dev.millrace.connector.SimpleVersionedSerializer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A closed file that waits for its own name.
 *
 * @param hidden where it is, from the sink's directory
 * @param visible where it is to be, from the sink's directory
 */
public record FileSinkCommittable(String hidden, String visible) {
    static final SimpleVersionedSerializer<FileSinkCommittable> SERIALIZER = new Lines();

    private static final class Lines implements SimpleVersionedSerializer<FileSinkCommittable> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(FileSinkCommittable file) {
            return (file.hidden() + "\n" + file.visible()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public FileSinkCommittable deserialize(int version, byte[] serialized) {
            List<String> lines =
                    new String(serialized, StandardCharsets.UTF_8).lines().toList();
            return new FileSinkCommittable(lines.get(0), lines.get(1));
        }
    }
}
