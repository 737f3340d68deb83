package dev.millrace.storage;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.checkpoint.OperatorSnapshot.Group;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.checkpoint.OperatorSnapshot.ListState;
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

/** The state of one operator's subtasks as bytes: the same state gives the same bytes. */
final class OperatorFile {
    private OperatorFile() {}

    static byte[] write(List<OperatorSnapshot> subtasks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(subtasks.size());
            for (OperatorSnapshot subtask : subtasks) {
                writeKeyed(subtask.keyed(), out);
                writeLists(subtask.lists(), out);
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

    /** Reads what {@link #write} wrote; the caller has checked the bytes. */
    static List<OperatorSnapshot> read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<OperatorSnapshot> subtasks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, KeyedState> keyed = readKeyed(in);
            subtasks.add(new OperatorSnapshot(keyed, readLists(in)));
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
