package io.ringledger.rewards.persistence.verification;

import io.ringledger.rewards.persistence.checkpoints.CheckpointKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to verify with.
 *
 * @param folders where checkpoints are kept, all of them together
 * @param keys whose signatures count
 * @param sealLag how long before a checkpoint an entry may have been posted without being sealed
 *     even now
 */
public record VerificationRequest(List<Path> folders, List<CheckpointKey> keys, Duration sealLag) {

  public VerificationRequest {
    folders = List.copyOf(folders);
    keys = List.copyOf(keys);
  }
}
