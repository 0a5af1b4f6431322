import { isSameName, type Waiver, type WaiverProof } from '../../domain/waiver.ts';
import { GitHubError } from '../port.ts';
import { type ApprovalPort, findBringer, findDoubt } from './find-approval.ts';
import {
  findOrigin,
  type HistoryPort,
  openSnapshots,
  type Snapshots,
  type WaiverHistory,
} from './find-origin.ts';

export type WaiverPort = HistoryPort & ApprovalPort;

const BRANCH = 'refs/heads/';

function refuse(why: string): WaiverProof {
  return { isProved: false, why };
}

async function prove(
  waiver: Waiver,
  port: WaiverPort,
  history: WaiverHistory,
  hasIt: Snapshots,
): Promise<WaiverProof> {
  const origin = await findOrigin(waiver, port, history, hasIt);
  if ('why' in origin) return refuse(origin.why);
  const { sha, author } = origin.commit;
  const commit = sha.slice(0, 12);
  if (author !== undefined && isSameName(author, waiver.approvedBy)) {
    return refuse(`${waiver.approvedBy} wrote it (commit ${commit}), and can’t approve it too`);
  }
  const branch = history.ref.slice(BRANCH.length);
  const pull = await findBringer(sha, branch, port);
  if (pull === undefined) {
    return refuse(`no pull request into ${branch} brought it (commit ${commit})`);
  }
  const doubt = await findDoubt(waiver, pull, port, hasIt);
  return doubt === undefined ? { isProved: true, pullRequest: pull.number } : refuse(doubt);
}

/**
 * Proves waivers of the protected branch by its history and its pull requests (design §7): it is
 * there now, a pull request that was merged into the branch brought it, and `approvedBy`, who is
 * neither the author of one nor of the other and may write, approved that with the waiver in it.
 * What GitHub does not tell is not proved. About eight requests for each waiver.
 */
export function openWaiverProver(
  connect: () => Promise<WaiverPort>,
  history: WaiverHistory,
): (waiver: Waiver) => Promise<WaiverProof> {
  let opened: Promise<{ port: WaiverPort; hasIt: Snapshots }> | undefined;
  const open = async () => {
    const port = await connect();
    return { port, hasIt: openSnapshots(port, history) };
  };
  return async (waiver) => {
    if (!history.ref.startsWith(BRANCH)) return refuse(`${history.ref} is no branch`);
    try {
      opened ??= open();
      const { port, hasIt } = await opened;
      return await prove(waiver, port, history, hasIt);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      return refuse(`who approved it can’t be read: ${error.message.replace(/\.$/, '')}`);
    }
  };
}
