package org.kdtoolkit.media.video;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.HdfFile;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies in the root group of an HDF5 file (HDF5 File Format Specification 3.0, sections III.A
 * to III.C and IV.A.2.g). jHDF's own groups read all that lies in them at once: one data set of a
 * kind that it does not know would hide the others.
 */
final class RootLinks {

    private static final int SOFT_LINK = 2;

    private final SortedMap<String, OptionalLong> addresses = new TreeMap<>();

    private RootLinks() {}

    /** Reads the names; HdfException and others if the file is broken there. */
    static RootLinks of(HdfFile file) {
        RootLinks links = new RootLinks();
        HdfBackingStorage storage = file.getHdfBackingStorage();
        ObjectHeader header = ObjectHeader.readObjectHeader(storage, file.getAddress());
        if (header.hasMessageOfType(SymbolTableMessage.class)) {
            links.addTable(storage, header.getMessageOfType(SymbolTableMessage.class));
        } else {
            links.addLinks(storage, header);
        }
        return links;
    }

    private void addTable(HdfBackingStorage storage, SymbolTableMessage table) {
        ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
        BTreeV1 tree = BTreeV1.createGroupBTree(storage, table.getBTreeAddress());
        for (long address : tree.getChildAddresses()) {
            GroupSymbolTableNode node = new GroupSymbolTableNode(storage, address);
            for (SymbolTableEntry entry : node.getSymbolTableEntries()) {
                String name = Utils.readUntilNull(names.position(entry.getLinkNameOffset()));
                addresses.put(
                        name,
                        entry.getCacheType() == SOFT_LINK
                                ? OptionalLong.empty()
                                : OptionalLong.of(entry.getObjectHeaderAddress()));
            }
        }
    }

    private void addLinks(HdfBackingStorage storage, ObjectHeader header) {
        LinkInfoMessage info = header.getMessageOfType(LinkInfoMessage.class);
        if (info.getBTreeNameIndexAddress() == Constants.UNDEFINED_ADDRESS) {
            header.getMessagesOfType(LinkMessage.class).forEach(this::add);
            return;
        }
        FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
        List<LinkNameForIndexedGroupRecord> records =
                new BTreeV2<LinkNameForIndexedGroupRecord>(storage, info.getBTreeNameIndexAddress())
                        .getRecords();
        for (LinkNameForIndexedGroupRecord link : records) {
            add(LinkMessage.fromBuffer(heap.getId(link.getId()), storage.getSuperblock()));
        }
    }

    private void add(LinkMessage link) {
        addresses.put(
                link.getLinkName(),
                link.getLinkType() == LinkMessage.LinkType.HARD
                        ? OptionalLong.of(link.getHardLinkAddress())
                        : OptionalLong.empty());
    }

    /** The names, in their order. */
    Set<String> names() {
        return addresses.keySet();
    }

    /** Where the header of what has a name lies; empty for a link to another name or file. */
    OptionalLong address(String name) {
        return addresses.get(name);
    }
}
