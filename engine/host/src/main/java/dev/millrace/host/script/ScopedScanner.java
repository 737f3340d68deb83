package dev.millrace.host.script;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through a script and knows which names are local, and whether it is inside a function: a lambda, a method, a class. */
abstract class ScopedScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private int functionDepth;

    /** Whether the walk is inside a function. */
    final boolean insideFunction() {
        return functionDepth > 0;
    }

    /** Whether a field, a parameter or a local variable of this name hides the script's. */
    final boolean hidden(String name) {
        return scopes.stream().anyMatch(scope -> scope.contains(name));
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        Set<String> fields = new HashSet<>();
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree field) {
                fields.add(field.getName().toString());
            }
        }
        return inFunction(fields, () -> super.visitClass(tree, null));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
        return inFunction(new HashSet<>(), () -> super.visitMethod(tree, null));
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        return inFunction(new HashSet<>(), () -> super.visitLambdaExpression(tree, null));
    }

    @Override
    public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
        return inScope(() -> super.visitBlock(tree, null));
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
        return inScope(() -> super.visitForLoop(tree, null));
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
        return inScope(() -> super.visitEnhancedForLoop(tree, null));
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
        return inScope(() -> super.visitTry(tree, null));
    }

    @Override
    public @Nullable Void visitCatch(CatchTree tree, @Nullable Void unused) {
        return inScope(() -> super.visitCatch(tree, null));
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        if (!scopes.isEmpty()) {
            scopes.element().add(tree.getName().toString());
        }
        return super.visitVariable(tree, null);
    }

    private @Nullable Void inFunction(Set<String> names, Runnable body) {
        functionDepth++;
        scopes.push(names);
        body.run();
        scopes.pop();
        functionDepth--;
        return null;
    }

    private @Nullable Void inScope(Runnable body) {
        scopes.push(new HashSet<>());
        body.run();
        scopes.pop();
        return null;
    }
}
