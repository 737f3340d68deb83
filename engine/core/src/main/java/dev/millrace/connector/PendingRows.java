package dev.millrace.connector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link CommittingSink} commits.
 *
 * @param transaction the transaction
 * @param rows the rows, as readers will see them
 */
public record PendingRows(String transaction, List<String> rows) {
    /** Copies the list. */
    public PendingRows {
        rows = List.copyOf(rows);
    }

    /** The transaction's name, the number of rows, each row's length in bytes and its text. */
    static final class Serializer implements SimpleVersionedSerializer<PendingRows> {
        @Override
        public int getVersion() {
            return 2;
        }

        @Override
        public byte[] serialize(PendingRows pending) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(pending.transaction());
            out.writeInt(pending.rows().size());
            for (String row : pending.rows()) {
                byte[] text = row.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
            return bytes.toByteArray();
        }

        @Override
        public PendingRows deserialize(int version, byte[] serialized) throws IOException {
            if (version != getVersion()) {
                throw new IOException("rows of a transaction are written in version " + version + ", and version "
                        + getVersion() + " is read here; resume with the Millrace that wrote them");
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            String transaction = in.readUTF();
            int count = in.readInt();
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < count; row++) {
                rows.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
            return new PendingRows(transaction, rows);
        }
    }
}
