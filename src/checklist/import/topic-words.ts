/** Words that several topics share; commas separate them, `*` stands for any ending. */
export const DATABASE = `
  database*, db, schema, schemas, datenbank*, base de donnees, bdd, base de datos,
  bases de datos, bbdd, banco de dados, baza danych, bazy danych, baze danych, бд, базы данных,
  база данных, базу данных, базе данных, 数据库, 資料庫, 数据, データベース, 데이터베이스, co so du lieu, csdl,
  duomenu baz*, veritaban*, basis data`;

export const ROLLBACKS = `
  rollback*, roll back, downgrade*, revert*, zuruckroll*, ruckroll*, retour arriere, reversion,
  reversao, ripristino, terugdraai*, terugrol*, wycofan*, откат*, 回滚, 回退, 回滾, ロールバック, 切り戻し, 롤백,
  hoan tac, atsaukim*, grazinim*, geri al*`;

export const MIGRATIONS = `
  migration*, migrate, migrated, migraciones, migracion, migracoes, migracao, migrazion*,
  migraties, migratie, migracje, migracji, migracja, миграц*, 迁移, 遷移, マイグレーション, 마이그레이션,
  migracij*, veritabani gocu`;

export const PROVEN = `
  test*, tested, verif*, work, works, working, proven, validated, rehears*, getestet, gepruft,
  prufen, uberprufen, funktion*, teste*, testee, prouve*, probad*, probar, comprob*, funciona,
  funcionan, testad*, testar, funcionam, testato, testare, funziona, getest, werkt, controle*,
  przetestowan*, sprawdz*, dziala, провер*, протестир*, работа*, 测试, 验证, 测试通过, 可用, 正常, 測試, 驗證,
  テスト, 検証, 確認, 테스트, 검증, 확인, kiem tra, xac minh, hoat dong, patikrin*, veiki*, isbandy*,
  test edildi, dogrula*, calis*`;

export const PERSONAL = `
  gdpr, dsgvo, rgpd, lgpd, avg, rodo, ccpa, personal data, user data, personenbezogen*,
  benutzerdaten, donnees personnelles, donnees utilisateur, datos personales, datos de usuario,
  dados pessoais, dados do usuario, dati personali, persoonsgegevens, danych osobowych,
  dane osobowe, персональн*, данных пользовател*, 个人数据, 个人信息, 用户数据, 個人データ, 個人情報, 개인정보, 개인 정보,
  du lieu ca nhan, asmens duomen*, kvkk, kisisel veri*`;

export const AUDIENCE = `
  team, teams, stakeholder*, user, users, customer*, client, clients, support, channel, slack,
  staff, management, everyone, members, kunden, nutzer*, benutzer*, beteiligte*, equipe*,
  utilisateur*, parties prenantes, equipo*, usuario*, interesados, cliente*, time, times,
  partes interessadas, squadra, utenti, clienti, gebruikers, belanghebbenden, zespol*,
  uzytkownik*, klient*, interesariusz*, команд*, пользовател*, клиент*, заказчик*, 团队, 用户, 相关方,
  干系人, 客户, 團隊, チーム, 関係者, ユーザー, 顧客, 팀, 이해관계자, 사용자, 고객, 관계자, nhom, nguoi dung, khach hang,
  cac ben lien quan, komand*, vartotoj*, klient*, suinteresuot*, ekib*, ekip*, kullanici*,
  musteri*, paydas*`;

export const ERRORS = `
  error*, exception*, fehler*, erreur*, errores, error, erros, erro, errori, fout, fouten,
  bled*, ошиб*, помилк*, 错误, 錯誤, 异常, 报错, エラー, 例外, 오류, 에러, loi, klaid*, hata*`;

export const GREEN = `
  pass, passes, passed, passing, green, succeed*, success*, clean, verde, grun, erfolgreich,
  bestanden, gruen, reussi*, vert, verts, passent, pasan, exitoso*, pasa, passam, passando,
  verdi, superati, slagen, groen, geslaagd, przechodza, zielon*, пройден*, проходят, зелен*,
  успешн*, 通过, 成功, 绿, 通過, グリーン, パス, 통과, 성공, thanh cong, da qua, pass, sekming*, praejo,
  basarili, geciyor`;

export const PRESENT = `
  configured, set, stored, present, exist*, added, defined, deployed, available, in place,
  konfiguriert, gesetzt, hinterlegt, vorhanden, configure*, definis, presents, configurad*,
  definid*, configurat*, impostat*, ingesteld, aanwezig, skonfigurowan*, ustawion*, настроен*,
  заданы, добавлен*, 配置, 设置, 已配置, 設定, 설정, 구성, cau hinh, thiet lap, sukonfiguruot*, nustatyt*,
  yapilandir*, tanimli, ayarlan*`;
