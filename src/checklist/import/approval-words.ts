import { compileEnds, compileWords } from './words.ts';

/** Somebody's yes, wherever it stands. */
export const SIGNED = compileWords(`
  sign off, sign offs, signoff, signoffs, signed off, signs off, unterschrift, unterschrieben,
  abgezeichnet, signed by, signature of, firma de, firmado por, assinado por, firmato da,
  podpis klienta, подпись, подписано, 签字, 签核, 簽核, サインオフ, ky duyet, pasirase`);

export const APPROVED = compileWords(`
  approved, approves, approval, approvals, approved by, authorized by, authorised by, go no go,
  go live authorization, go live authorisation, autorisiert, freigegeben, freigabe, abgenommen,
  abnahme, genehmigt, genehmigung, autorise, autorisee, approuve, approuvee, approuves,
  approbation, valide par, validee par, validation par, accord de, bon pour, aprobado, aprobada,
  aprobacion, visto bueno, autorizado por, aprovado, aprovada, aprovacao, autorizado pelo,
  approvato, approvata, approvazione, goedgekeurd, goedkeuring, akkoord, zatwierdzone,
  zatwierdzony, zatwierdza, akceptacja, zaakceptowane, zaakceptowany, утверждено, утвержден,
  утверждает, согласовано, согласован, одобрено, одобрен, одобрение, погоджено, 批准, 审批, 審批, 核准,
  承認, 決裁, 승인, 결재, phe duyet, da duyet, patvirtino, pritare, onayladi, onaylandi, onayi,
  onayi alindi, disetujui`);

/** A yes in weaker words: it counts only under a heading about approvals. */
export const ACCEPTED = compileWords(`
  accepted, accepts, reviewed, agreed, agrees, confirmed, confirms, satisfied, authorized,
  authorised, signature, signatures, assinatura, podpis, handtekening, 서명, imza, akzeptiert,
  gepruft, einverstanden, bestatigt, accepte, acceptee, acceptes, valide, validee, confirme,
  aceptado, aceptada, revisado, revisada, confirmado, validado, aceito, aceita, accettato,
  rivisto, confermato, geaccepteerd, gecontroleerd, bevestigd, przejrzane, potwierdzone,
  принято, принят, проверено, подтверждено, 已审核, 审核通过, 已确认, 同意, 通过, レビュー済み, 確認済み, 합의, 확인 완료,
  검토 완료, da xac nhan, priimta, patvirtinta, perziureta, kabul edildi, incelendi`);

/** The feature of that name: approving inside the product. */
export const FEATURE = compileWords(`
  can, workflow, workflows, button, page, screen, email, emails, endpoint, api, status, queue,
  request form, user can, users can, process works, flow, token, header, pending, list, modal`);

export const ROLES = compileWords(`
  product owner*, product manager*, project manager*, po, pm, tech lead*, technical lead*,
  team lead*, lead developer*, lead engineer*, qa lead*, qa manager*, qa team, dev lead*,
  devops lead*, devops engineer*, ops lead*, engineering lead*, engineering manager*,
  engineering director, security lead*, security officer*, security team, release manager*,
  release lead*, platform lead*, cto, ceo, cio, ciso, dpo, stakeholder*, business owner*,
  business sponsor*, sponsor, customer success, legal, legal team, compliance,
  compliance officer, operations lead*, operations manager*, operations, support lead*,
  architect*, qa engineer*, designer, design lead, qa, developer, produktverantwortliche*,
  produktmanager*, teamleit*, projektleit*, geschaftsfuhr*, datenschutzbeauftragte*,
  technische leitung, chef de projet, chef de produit, responsable*, direction,
  jefe de proyecto, jefa de proyecto, gerente*, lider tecnico, lider tecnica, dono do produto,
  lider de *, responsabile *, capo progetto, producteigenaar, projectleider, kierownik*,
  wlasciciel produktu, руководител*, владелец продукта, техлид*, тимлид*, тестировщик*,
  заказчик*, 产品负责人, 技术负责人, 项目经理, 测试负责人, 负责人, 产品经理, 運用責任者, プロダクトオーナー, 責任者, リーダー, マネージャー, 담당자,
  책임자, 팀장, 기획자, truong nhom, quan ly du an, chu san pham, vadovas, vadove, produkto savininkas,
  urun sahibi, yonetici, takim lideri`);

const TITLES = compileEnds(`
  manager, managers, lead, leads, director, directors, officer, officers, engineer, engineers,
  architect, architects, board, committee, leiter, leiterin, leitung, directeur, directrice,
  direttore, directora, diretor, dyrektor, директор, начальник`);
const HEAD = compileWords('head of');

/** A person's title, whatever the department. */
export function isTitle(words: string): boolean {
  return TITLES.test(words) || HEAD.test(words);
}

/** A blank for a name or a date. */
export const BLANK = /_{3,}|(?:\\_){3,}/;
export const MENTION = /(?<![\w/])@[a-z\d][\w-]{0,38}(?![\w/])/i;
export const ROLE_COLON = /^[^:]{2,40}:\s*(?:@|_{3,})/;
