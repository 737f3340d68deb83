package dev.millrace.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** Writes what belongs to an operator as bytes, from which every subtask makes a copy of its own. */
final class Serialized {
    private Serialized() {}

    /** Refuses {@code owner} where {@code object} holds on to something that cannot be written. */
    static byte[] bytes(Object object, Transformation owner) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new InvalidProgramException(
                    owner.described() + " is refused: it cannot be copied to its subtasks: " + e, owner.where);
        }
        return bytes.toByteArray();
    }
}
