package io.ringledger.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Keylets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Owner directories: for each account a chain of pages with at most 32 entry ids each. The first
 * page knows the last one; entries are added to the last page and kept sorted inside a page.
 */
public final class OwnerDirectories {
  private static final int ENTRIES_PER_PAGE = 32;

  private OwnerDirectories() {}

  /**
   * Adds an entry to an account's directory, which is made if there is none.
   *
   * @param view the state to change
   * @param owner the account
   * @param entryId the id of what it owns, or is to receive
   * @return the number of the page it went to
   */
  public static long add(ApplyView view, String owner, String entryId) {
    String rootId = Keylets.ownerDirectory(owner);
    LedgerEntry root = view.peek(rootId);
    if (root == null) {
      view.insert(newPage(rootId, 0, owner, entryId));
      return 0;
    }
    long last = root.uint64("IndexPrevious");
    LedgerEntry page = last == 0 ? root : open(view, rootId, last);
    List<String> ids = ids(page);
    if (ids.size() < ENTRIES_PER_PAGE) {
      ids.add(entryId);
      setIds(page, ids);
      return last;
    }
    long next = last + 1;
    page.setUint64("IndexNext", next);
    root.setUint64("IndexPrevious", next);
    LedgerEntry fresh = newPage(rootId, next, owner, entryId);
    if (next != 1) {
      fresh.setUint64("IndexPrevious", next - 1);
    }
    view.insert(fresh);
    return next;
  }

  /**
   * Takes an entry out of an account's directory.
   *
   * @param view the state to change
   * @param owner the account
   * @param pageNumber the page that {@link #add} answered
   * @param entryId the entry's id
   * @param keepRoot whether the first page stays when nothing is left
   */
  public static void remove(
      ApplyView view, String owner, long pageNumber, String entryId, boolean keepRoot) {
    String rootId = Keylets.ownerDirectory(owner);
    LedgerEntry page = open(view, rootId, pageNumber);
    List<String> ids = ids(page);
    if (!ids.remove(entryId)) {
      throw new IllegalStateException(entryId + " is not on page " + pageNumber + " of " + owner);
    }
    setIds(page, ids);
    if (!ids.isEmpty()) {
      return;
    }
    if (pageNumber != 0) {
      unlink(view, rootId, page);
    }
    LedgerEntry root = open(view, rootId, 0);
    boolean alone = root.uint64("IndexNext") == 0 && root.uint64("IndexPrevious") == 0;
    if (alone && ids(root).isEmpty() && !keepRoot) {
      view.erase(root);
    }
  }

  /**
   * Takes the empty first page of an account's directory away, if there is one.
   *
   * @param view the state to change
   * @param owner the account
   * @throws IllegalStateException if the directory still holds something
   */
  public static void eraseEmpty(ApplyView view, String owner) {
    LedgerEntry root = view.peek(Keylets.ownerDirectory(owner));
    if (root == null) {
      return;
    }
    if (!list(view, owner).isEmpty()) {
      throw new IllegalStateException("the directory of " + owner + " is not empty");
    }
    view.erase(root);
  }

  /**
   * Returns the ids in the account's directory, page by page.
   *
   * @param view the state
   * @param owner the account
   */
  public static List<String> list(ReadView view, String owner) {
    String rootId = Keylets.ownerDirectory(owner);
    List<String> all = new ArrayList<>();
    LedgerEntry page = view.read(rootId);
    while (page != null) {
      all.addAll(ids(page));
      long next = page.uint64("IndexNext");
      page = next == 0 ? null : view.read(Keylets.directoryPage(rootId, next));
    }
    return all;
  }

  private static void unlink(ApplyView view, String rootId, LedgerEntry page) {
    long previous = page.uint64("IndexPrevious");
    long next = page.uint64("IndexNext");
    open(view, rootId, previous).setUint64("IndexNext", next);
    open(view, rootId, next).setUint64("IndexPrevious", previous);
    view.erase(page);
  }

  private static LedgerEntry open(ApplyView view, String rootId, long page) {
    String id = Keylets.directoryPage(rootId, page);
    return Objects.requireNonNull(view.peek(id), id);
  }

  private static LedgerEntry newPage(String rootId, long page, String owner, String entryId) {
    LedgerEntry entry = LedgerEntry.create(Keylets.directoryPage(rootId, page), "DirectoryNode");
    entry.set("Owner", owner);
    entry.set("RootIndex", rootId);
    setIds(entry, List.of(entryId));
    return entry;
  }

  private static List<String> ids(LedgerEntry page) {
    List<String> ids = new ArrayList<>();
    for (JsonNode id : page.field("Indexes")) {
      ids.add(id.asText());
    }
    return ids;
  }

  private static void setIds(LedgerEntry page, List<String> ids) {
    List<String> sorted = new ArrayList<>(ids);
    Collections.sort(sorted);
    ArrayNode array = Codec.JSON.createArrayNode();
    sorted.forEach(array::add);
    page.set("Indexes", array);
  }
}
