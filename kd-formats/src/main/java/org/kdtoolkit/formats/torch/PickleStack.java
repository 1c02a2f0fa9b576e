package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.formats.torch.Pickled.Sequence;

/** The stack of a pickle's machine with its marks, and the memo. */
final class PickleStack {

    /** A mark has a list of its own. */
    private static final int MARK_SLOTS = 12;

    /** An entry of a map by number. */
    private static final int MEMO_SLOTS = 8;

    private final PickleInput in;
    private final PickleMemory room;
    private final Map<Long, Pickled> memo = new HashMap<>();
    private final Deque<List<Pickled>> marked = new ArrayDeque<>();
    private List<Pickled> stack = new ArrayList<>();

    PickleStack(PickleInput in, PickleMemory room) {
        this.in = in;
        this.room = room;
    }

    void mark() throws IOException {
        room.takeSlots(MARK_SLOTS);
        marked.push(stack);
        stack = new ArrayList<>();
    }

    /** Pushes a value that was built. */
    void push(Pickled value) throws IOException {
        room.take(value);
        stack.add(value);
    }

    /** Pushes a value that is kept elsewhere too. */
    void pushAgain(Pickled value) throws IOException {
        room.takeSlots(1);
        stack.add(value);
    }

    Pickled top() throws IOException {
        if (stack.isEmpty()) {
            throw in.failure("nothing is on the stack");
        }
        return stack.get(stack.size() - 1);
    }

    Pickled pop() throws IOException {
        Pickled top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    /** Takes away the top value, or the mark where nothing is above it. */
    void popOrMark() throws IOException {
        if (stack.isEmpty() && !marked.isEmpty()) {
            stack = marked.pop();
        } else {
            pop();
        }
    }

    /** The last values, in the order in which they came. */
    Sequence tuple(int length) throws IOException {
        if (stack.size() < length) {
            throw in.failure("%d values are missing".formatted(length - stack.size()));
        }
        List<Pickled> last = stack.subList(stack.size() - length, stack.size());
        List<Pickled> items = new ArrayList<>(last);
        last.clear();
        return new Sequence(items);
    }

    /** The values above the last mark, which goes with them. */
    List<Pickled> toMark() throws IOException {
        if (marked.isEmpty()) {
            throw in.failure("there is no mark");
        }
        List<Pickled> items = stack;
        stack = marked.pop();
        return items;
    }

    void memoize(long key) throws IOException {
        room.takeSlots(MEMO_SLOTS);
        memo.put(key, top());
    }

    /** Keeps the top value under the next number. */
    void memoize() throws IOException {
        memoize(memo.size());
    }

    Pickled recall(long key) throws IOException {
        Pickled value = memo.get(key);
        if (value == null) {
            throw in.failure("nothing was kept as number " + key);
        }
        return value;
    }
}
