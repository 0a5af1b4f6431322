import { compileEnds, compileLeads, compileWords } from './words.ts';

/** Texts that begin so ask to look at something: what they state has to be true. */
export const CHECK_LEADS = compileLeads(`
  verify, verifying, verified, test, testing, check, checking, confirm, confirming, validate,
  validating, ensure, ensuring, make sure, assert, audit, inspect, review, monitor, observe,
  watch, measure, double check, spot check, recheck, look for, look at, see if, see that,
  посмотреть, prufe, prufen, uberprufe, verifiziere, teste, kontrolliere, stelle sicher,
  bestatige, validiere, verifier, verifiez, tester, testez, controler, controlez, confirmer,
  confirmez, valider, validez, s assurer, assurez, surveiller, verificar, verifique, comprobar,
  comprueba, compruebe, probar, pruebe, confirmar, confirme, validar, valide, revisar, revise,
  asegurar, asegurarse, asegurese, testar, conferir, confira, checar, cheque, garantir, garanta,
  monitorar, monitorear, verifica, verificare, controlla, controllare, testare, conferma,
  confermare, validare, assicurarsi, assicurati, controleer, verifieer, bevestig, valideer,
  zorg dat, zorg ervoor, bekijk, sprawdz, sprawdzic, zweryfikuj, zweryfikowac, przetestuj,
  przetestowac, potwierdz, potwierdzic, upewnij, upewnic, проверить, проверьте, проверка,
  убедиться, убедитесь, протестировать, протестируйте, подтвердить, подтвердите, перевірити,
  переконатися, 检查, 验证, 确认, 测试, 确保, 校验, 核对, 查看, 檢查, 驗證, 確認, 測試, 確保, kiem tra, xac nhan,
  xac minh, dam bao, bao dam, thu, patikrinti, patikrinkite, patikrink, isbandyti, isbandykite,
  patvirtinti, isitikinti, isitikinkite, testuoti, periksa, pastikan`);

export const CHECK_ENDS = compileEnds(`
  prufen, uberprufen, verifizieren, testen, kontrollieren, sicherstellen, bestatigen,
  validieren, gegenprufen, controleren, verifieren, nagaan, 確認, 確認する, 確認します, 確認してください, 確認すること,
  検証, 検証する, テスト, テストする, チェック, チェックする, を見る, 확인, 확인하기, 확인하세요, 확인한다, 확인합니다, 검증, 검증하기, 테스트, 테스트하기,
  점검, 점검하기, 검토, dogrula, dogrulayin, kontrol et, kontrol edin, test et, test edin, onayla,
  emin ol, emin olun`);

/** Texts that begin so ask to do something. */
export const ACTION_LEADS = compileLeads(`
  run, running, execute, executing, deploy, deploying, redeploy, apply, back up, backup, create,
  tag, schedule, notify, announce, inform, communicate, push, merge, publish, upload, install,
  start, stop, restart, reboot, enable, disable, set, set up, configure, add, upgrade, update,
  remove, delete, drop, clear, flush, purge, switch, point, open, close, send, post, submit,
  write, prepare, build, rebuild, generate, copy, move, rename, rotate, migrate, seed, import,
  export, scale, drain, freeze, lock, unlock, bump, commit, checkout, check out, pull, fetch,
  ssh, navigate, go to, click, log in to, log into, archive, clean up, reset, restore,
  provision, register, invite, assign, book, coordinate, draft, finalize, finalise, complete,
  fill, fix, replace, roll back, revert, promote, pin, sync, trigger, invalidate, warm, ask,
  tell, take, spin up, tear down, cut, release to, swap, activate, deactivate, share, conduct,
  resolve, address, optimize, optimise, compress, customize, customise, visit, enter, improve,
  document, sign up, convert, download, reverter, reverta, revertir, revierta, revenir,
  restaurer, restaurez, restaurar, restaure, restaura, ripristinare, ripristina, przywroc,
  cofnij, откатите, восстановить, собрать, открыть, скачать, скопировать, grazinti, atkurti,
  khoi phuc, 恢复, 还原, select, choose, type, tap, press, save, hand over, transition, toggle,
  attach, register, adjust, reduce, increase, implement, replace, sanitize, fuhre, deploye,
  erstelle, sichere, starte, benachrichtige, informiere, setze, aktiviere, deaktiviere, lege,
  spiele, rolle, stoppe, executer, executez, lancer, lancez, deployer, deployez, appliquer,
  appliquez, sauvegarder, sauvegardez, creer, creez, planifier, planifiez, notifier, notifiez,
  prevenir, prevenez, informer, informez, installer, installez, demarrer, redemarrer, arreter,
  mettre, activer, activez, desactiver, configurer, configurez, ajouter, ajoutez, supprimer,
  publier, pousser, fusionner, vider, basculer, envoyer, envoyez, ejecutar, ejecute, ejecuta,
  desplegar, despliegue, abra, abrir, abre, aplicar, aplique, respaldar, hacer, haz, crear,
  cree, programar, notificar, avisar, informar, instalar, iniciar, reiniciar, detener, activar,
  desactivar, configurar, agregar, anadir, eliminar, publicar, subir, fusionar, limpiar, enviar,
  actualizar, executar, execute, rodar, rode, implantar, fazer, faca, criar, crie, agendar,
  comunicar, parar, ativar, desativar, adicionar, adicione, remover, atualizar, atualize,
  limpar, eseguire, esegui, lanciare, distribuire, applicare, effettuare, creare, crea,
  pianificare, notificare, avvisare, comunicare, installare, avviare, riavviare, fermare,
  attivare, disattivare, configurare, aggiungere, rimuovere, pubblicare, caricare, inviare,
  aggiornare, voer, draai, rol, maak, plan, informeer, meld, installeer, herstart, zet,
  activeer, configureer, voeg, verwijder, publiceer, stuur, werk, uruchom, uruchomic, wykonaj,
  wykonac, wdroz, wdrozyc, zastosuj, utworz, utworzyc, zrob, zaplanuj, powiadom, powiadomic,
  zainstaluj, zrestartuj, zatrzymaj, wlacz, wylacz, skonfiguruj, dodaj, usun, opublikuj, wyslij,
  zaktualizuj, wyczysc, запустить, запустите, выполнить, выполните, задеплоить, развернуть,
  разверните, применить, примените, создать, создайте, сделать, сделайте, запланировать,
  уведомить, уведомите, сообщить, сообщите, оповестить, установить, перезапустить, остановить,
  включить, отключить, выключить, настроить, добавить, удалить, опубликовать, отправить,
  обновить, обновите, очистить, выкатить, накатить, переключить, откатить, виконати, розгорнути,
  створити, 运行, 执行, 部署, 应用, 备份, 创建, 安排, 通知, 安装, 启动, 重启, 停止, 启用, 禁用, 设置, 配置, 添加, 删除, 发布, 推送, 合并,
  更新, 清除, 清理, 切换, 发送, 上传, 打标签, 回滚, 登录, 进入, 点击, 访问, 提交, 修改, 复制, 打开, 选择, 等待, 執行, 備份, 創建, 建立, 安裝,
  啟動, 重啟, 設定, 發布, 合併, 切換, chay, thuc hien, trien khai, ap dung, sao luu, tao, len lich,
  thong bao, cai dat, khoi dong, dung, bat, tat, cau hinh, them, xoa, phat hanh, day, gop,
  cap nhat, gui, paleisti, paleiskite, idiegti, idiekite, ivykdyti, ivykdykite, atlikti,
  atlikite, sukurti, sukurkite, padaryti, suplanuoti, pranesti, praneskite, informuoti,
  informuokite, pritaikyti, pritaikykite, perkrauti, sustabdyti, ijungti, isjungti,
  sukonfiguruoti, prideti, istrinti, paskelbti, atnaujinti, jalankan, buat, kirim, beritahu`);

export const ACTION_ENDS = compileEnds(`
  ausfuhren, durchfuhren, sichern, erstellen, deployen, ausrollen, bereitstellen,
  benachrichtigen, informieren, planen, einplanen, anlegen, einrichten, setzen, aktivieren,
  deaktivieren, starten, stoppen, neustarten, hochladen, veroffentlichen, mergen, taggen,
  aktualisieren, installieren, konfigurieren, loschen, leeren, einspielen, umstellen,
  umschalten, zurucksetzen, eintragen, freischalten, uitvoeren, maken, deployen, informeren,
  inplannen, instellen, starten, herstarten, publiceren, 実行, 実行する, 実行します, デプロイ, デプロイする, 適用する,
  作成する, 作成, 取得する, 取得, 通知, 通知する, 連絡, 連絡する, 周知, 周知する, 再起動, 再起動する, 起動する, 停止する, 設定する, 追加する, 削除する,
  公開する, マージする, 更新する, クリアする, 切り替える, 反映する, してください, 실행, 실행하기, 배포, 배포하기, 적용, 적용하기, 백업, 백업하기, 생성,
  생성하기, 알림, 공지, 공지하기, 통보, 설치, 설치하기, 재시작, 중지, 설정하기, 추가하기, 삭제하기, 게시하기, 병합, 병합하기, 전환하기, calistir,
  calistirin, dagit, dagitin, uygula, uygulayin, yedekle, yedekleyin, yedek al, yedegi al,
  yedek alin, yedegini al, yedegini alin, olustur, olusturun, planla, planlayin, bildir,
  bildirin, haber ver, bilgilendir, bilgilendirin, baslat, baslatin, durdur, etkinlestir,
  yapilandir, ekle, ekleyin, yayinla, guncelle, guncelleyin, gonder, gonderin`);

/** First words that are as often a noun: "Backup created", "Build passes". */
export const NOUN_LEADS = compileLeads(`
  backup, document, download, address, contact, build, deploy, release, tag, set, update,
  upgrade, import, export, plan, schedule, index, run, start, post, pin, lock, 部署, 备份, 发布, 更新,
  配置, 备份, 备案, 設定`);

/** What says that a thing is in some state: then the text is a statement, not an order. */
export const STATES = compileWords(`
  is, are, was, were, has, have, pass, passes, passed, passing, succeed, succeeds, succeeded,
  successful, successfully, work, works, working, complete, completed, completes, green, clean,
  creation, strategy, plan, procedure, procedures, verification, setup, retention, policy,
  without, sem, sin, sans, ohne, senza, zonder, без, feito, feita, feitos, feitas, realizado,
  realizada, realizados, hecho, hecha, hechos, creado, creada, criado, criada, erstellt,
  vorhanden, erfolgt, gemacht, cree, creee, crees, effectue, effectuee, effectues, effettuato,
  effettuata, creato, creata, gemaakt, aangemaakt, wykonana, wykonany, wykonane, utworzona,
  utworzony, utworzone, verifie, verifiee, verifies, teste, testee, testes, настроен*,
  протестирован*, проверен*, готов*, выполнен*, выполнил*, создан*, сделан*, успешн*, проходит,
  прош*, ready, exist, exists, configured, enabled, verified, tested, created, updated,
  available, finished, restored, documented, running, taken, scheduled, reviewed, 完成, 成功, 正常,
  正确, 正確, 无误, 有效, 可用, 通过, 存在, 就绪, 生效, 完了, 済み, 통과, 완료, 已, 되었, 됨`);

const RUN_LEADS = compileLeads(`
  run, running, execute, perform, do, lancer, executer, ejecutar, executar, rodar, eseguire,
  uruchom, выполнить, запустить, 运行, 执行`);

const CHECKING = compileWords(`
  test, tests, testing, scan, scans, audit, audits, check, checks, lint, linter, suite, verify,
  confirm, benchmark, benchmarks, lighthouse, analysis, pruebas, testes, prova, prove, тест*,
  проверк*, 测试, 检查, 扫描`);

/** An action whose result is the point: "Run the tests", "Run a security scan". */
export function isCheckingRun(words: string): boolean {
  return RUN_LEADS.test(words) && CHECKING.test(words);
}
