package dev.millrace.storage;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.checkpoint.OperatorSnapshot.Group;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import dev.millrace.state.StateFile;
import dev.millrace.state.StateFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one operator's subtasks as bytes: the same state gives the same bytes. */
final class OperatorFile {
    private OperatorFile() {}

    /** {@code shared} takes the files that are written elsewhere, by their checksums. */
    static byte[] write(List<OperatorSnapshot> subtasks, Map<String, StateFile> shared) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(subtasks.size());
            for (OperatorSnapshot subtask : subtasks) {
                writeKeyed(subtask.keyed(), out);
                writeLists(subtask.lists(), out);
                writeFiles(subtask.files(), shared, out);
            }
        }
        return bytes.toByteArray();
    }

    private static void writeKeyed(Map<String, KeyedState> states, DataOutputStream out) throws IOException {
        out.writeInt(states.size());
        for (Map.Entry<String, KeyedState> state : new TreeMap<>(states).entrySet()) {
            writeText(state.getKey(), out);
            writeText(state.getValue().schema(), out);
            out.writeInt(state.getValue().groups().size());
            for (Map.Entry<Integer, Group> group :
                    new TreeMap<>(state.getValue().groups()).entrySet()) {
                out.writeInt(group.getKey());
                out.writeInt(group.getValue().entries());
                writeBytes(group.getValue().bytes(), out);
            }
        }
    }

    private static void writeLists(Map<String, ListState> states, DataOutputStream out) throws IOException {
        out.writeInt(states.size());
        for (Map.Entry<String, ListState> state : new TreeMap<>(states).entrySet()) {
            writeText(state.getKey(), out);
            writeText(state.getValue().schema(), out);
            writeText(state.getValue().distribution().name(), out);
            out.writeInt(state.getValue().elements().size());
            for (byte[] element : state.getValue().elements()) {
                writeBytes(element, out);
            }
        }
    }

    private static void writeFiles(@Nullable StateFiles files, Map<String, StateFile> shared, DataOutputStream out)
            throws IOException {
        out.writeBoolean(files != null);
        if (files == null) {
            return;
        }
        out.writeInt(files.tables().size());
        for (Map.Entry<String, String> table : files.tables().entrySet()) {
            writeText(table.getKey(), out);
            writeText(table.getValue(), out);
        }
        out.writeInt(files.files().size());
        for (StateFile file : files.files()) {
            writeText(file.name(), out);
            out.writeBoolean(file.shared());
            out.writeInt(file.entries());
            out.writeLong(file.dataBytes());
            if (file.shared()) {
                String sha256 = Checksum.of(file.content());
                shared.put(sha256, file);
                writeText(sha256, out);
            } else {
                writeBytes(file.content(), out);
            }
        }
    }

    private static @Nullable StateFiles readFiles(DataInputStream in, Shared shared) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        Map<String, String> tables = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = readText(in);
            tables.put(name, readText(in));
        }
        List<StateFile> files = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = readText(in);
            boolean isShared = in.readBoolean();
            int entries = in.readInt();
            long dataBytes = in.readLong();
            byte[] content = isShared ? shared.content(readText(in)) : readBytes(in);
            files.add(new StateFile(name, isShared, entries, dataBytes, content));
        }
        return new StateFiles(new RocksStore(), tables, List.copyOf(files), List.of());
    }

    /** Finds a file that snapshots share. */
    @FunctionalInterface
    interface Shared {
        /** The content of the file of that checksum, which it has; throws where that is not so. */
        byte[] content(String sha256) throws IOException;
    }

    /** Reads what {@link #write} wrote, or an older version; the caller has checked the bytes. */
    static List<OperatorSnapshot> read(byte[] bytes, int format, Shared shared) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<OperatorSnapshot> subtasks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, KeyedState> keyed = readKeyed(in);
            Map<String, ListState> lists = readLists(in);
            subtasks.add(new OperatorSnapshot(keyed, lists, format < Manifest.FORMAT ? null : readFiles(in, shared)));
        }
        return subtasks;
    }

    private static Map<String, KeyedState> readKeyed(DataInputStream in) throws IOException {
        Map<String, KeyedState> states = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = readText(in);
            String schema = readText(in);
            Map<Integer, Group> groups = new TreeMap<>();
            for (int groupsLeft = in.readInt(); groupsLeft > 0; groupsLeft--) {
                int number = in.readInt();
                int entries = in.readInt();
                groups.put(number, new Group(entries, readBytes(in)));
            }
            states.put(name, new KeyedState(schema, groups));
        }
        return states;
    }

    private static Map<String, ListState> readLists(DataInputStream in) throws IOException {
        Map<String, ListState> states = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = readText(in);
            String schema = readText(in);
            Distribution distribution = Distribution.valueOf(readText(in));
            List<byte[]> elements = new ArrayList<>();
            for (int elementsLeft = in.readInt(); elementsLeft > 0; elementsLeft--) {
                elements.add(readBytes(in));
            }
            states.put(name, new ListState(schema, distribution, elements));
        }
        return states;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
