import { describe, expect, it } from '@jest/globals';
import type { Context } from '../../../src/checklist/import/context-words.ts';
import { judgePolarity } from '../../../src/checklist/import/polarity.ts';

const ASSERTIONS = [
  'Verify backups work',
  'Test the login',
  'Check logs',
  'Confirm that X',
  'Validate Y',
  'Ensure Z',
  'Run migrations and verify they apply cleanly',
  'Run a security scan',
  'Run `npm test` - all tests pass',
  'Build passes without errors',
  'Backup created',
  'Deploy succeeded',
  'CDN',
  'No console errors',
  'Team notified',
  'Release notes updated',
  'Prüfen, ob X',
  'Datenbank prüfen',
  'Backup erstellt',
  'Vérifier X',
  'Build réussi',
  'Comprobar X',
  'Verificar X',
  'Backup feito',
  'Controllare X',
  'Controleer X',
  'Sprawdź X',
  'Проверить X',
  'Бэкап создан',
  '检查数据库',
  '部署成功',
  '配置正确',
  'ログを確認する',
  '通知システム',
  '로그 확인',
  '배포 완료',
  'Kiểm tra X',
  'Patrikinti X',
  'Logları kontrol et',
  'Test that database rollback procedures work if needed',
  'Can the user deploy?',
  'Backup do banco feito?',
  'GET /health → 200',
  'POST /api/orders → 201',
  'Sé cómo volver',
  'Admin can approve requests',
  'Open Graph tags',
  'Database: migrations applied',
  'Spot-check sample records',
  'Monitor logs for errors',
];

const ACTIONS = [
  'Run the migrations',
  'Deploy to staging first',
  'Back up the database',
  'Create tag',
  'Schedule the deployment',
  'Notify the team',
  'Execute deployment to production',
  'Apply migrations',
  '🚀 Deploy',
  '1. Deploy',
  'Step 1: Deploy to production',
  'Database: run migrations',
  'Deploy Azure Functions (blue-green deployment)',
  'Set up alerts',
  'Swap to production slot',
  'Datenbank sichern',
  'Team benachrichtigen',
  'Führe die Migration aus',
  'Déployer en production',
  'Sauvegarder la base',
  'Ejecutar el despliegue',
  'Notificar al equipo',
  'Executar o deploy',
  'Criar a tag',
  'Eseguire il backup',
  'Avvisare i clienti',
  'Maak een tag',
  'Team informeren',
  'Uruchom migracje',
  'Выполнить миграции',
  'Уведомить команду',
  '备份数据库',
  '部署到生产环境',
  '通知团队',
  'バックアップを取得する',
  '本番環境にデプロイする',
  '팀에 공지하기',
  '데이터베이스 백업',
  'Sao lưu cơ sở dữ liệu',
  'Thông báo cho nhóm',
  'Sukurti žymą',
  'Pranešti komandai',
  'Yedek al',
  'Ekibe haber ver',
];

const CONDITIONALS = [
  'Clear the cache if needed',
  'Analytics configured (if applicable)',
  'Video (optional)',
  'If the schema changed, run the migration',
  'Cache leeren (falls vorhanden)',
  'Vider le cache si nécessaire',
  'Publicado (si aplica)',
  'Ativar (se aplicável)',
  'Guida aggiornata (opzionale)',
  'Cache legen indien nodig',
  'Zaktualizuj, jeśli potrzeba',
  'Обновить при необходимости',
  '更新链接（如有）',
  '（可选）添加变量',
  'キャッシュをクリアする（必要に応じて）',
  '메뉴 점검 (필요 시)',
  'Cập nhật nếu cần',
  'Atnaujinti, jei reikia',
  'Gerekirse güncelle',
];

const APPROVALS = [
  'Product Owner sign-off',
  'Technical Sign-off: ____',
  'UAT sign-off archived',
  'Signed off by legal',
  'QA Lead: ____ Date: ____',
  'QA: @jonas',
  'PR approved',
  'Go-live authorized by the CTO',
  'Legal-Team autorisiert',
  'Freigabe durch die Teamleitung',
  'Approuvé par le client',
  'Aprobado por el cliente',
  'PR aprovado',
  'Approvato dal responsabile',
  'Goedkeuring van de klant',
  'Zatwierdzone przez klienta',
  'Согласовано с заказчиком',
  '产品负责人批准',
  'プロダクトオーナーの承認',
  '팀장 승인',
  'Trưởng nhóm phê duyệt',
  'Patvirtino vadovas',
  'Ürün sahibi onayladı',
  'Confirm QA sign-off',
];

describe('judgePolarity', () => {
  it.each(ASSERTIONS)('takes %j for an assertion', (text) => {
    expect(judgePolarity(text, undefined)).toBe('assertion');
  });

  it.each(ACTIONS)('takes %j for an action', (text) => {
    expect(judgePolarity(text, undefined)).toBe('action');
  });

  it.each(CONDITIONALS)('takes %j for conditional', (text) => {
    expect(judgePolarity(text, undefined)).toBe('conditional');
  });

  it.each(APPROVALS)('takes %j for an approval', (text) => {
    expect(judgePolarity(text, undefined)).toBe('approval');
  });

  it.each(
    [...ASSERTIONS, ...ACTIONS, ...CONDITIONALS, ...APPROVALS].filter(
      (text) => !/rollback/i.test(text),
    ),
  )('never takes %j below triggers for anything but a trigger', (text) => {
    expect(judgePolarity(text, 'trigger')).toBe('trigger');
  });

  it.each<[string, Context | undefined, string]>([
    ['Roll back if payments fail', undefined, 'trigger'],
    ['Immediately abort the release when errors rise', undefined, 'trigger'],
    ['Rollback criteria defined and agreed', 'trigger', 'assertion'],
    ['Rollback Procedure (if issues)', undefined, 'conditional'],
    ['Roll back the release if errors rise', undefined, 'trigger'],
    ['Rollback plan (when needed)', undefined, 'assertion'],
    ['Rollback plan documented', 'rollback', 'assertion'],
    ['Previous version tagged', 'rollback', 'assertion'],
    ['Database backup available', 'rollback', 'assertion'],
    ['Verify core functionality after rollback', 'rollback', 'conditional'],
    ['Deploy previous version', 'rollback', 'conditional'],
    ['Data integrity verified', 'rollback-steps', 'conditional'],
    ['Rollback procedure documented', 'rollback-steps', 'assertion'],
    ['Communicate rollback to stakeholders', 'rollback-steps', 'conditional'],
    ['Run CI/CD pipeline tests and confirm passing status', 'deployment', 'action'],
    ['Run CI/CD pipeline tests and confirm passing status', 'pre-deployment', 'assertion'],
    ['Performance benchmarks reviewed and accepted', 'approval', 'approval'],
    ['Performance benchmarks reviewed and accepted', 'pre-deployment', 'assertion'],
    ['Security Manager', 'approval', 'approval'],
    ['Security Manager', undefined, 'assertion'],
    ['All critical tests pass', 'approval', 'assertion'],
    ['Changelog updated', 'approval', 'assertion'],
    ['Create the tag', 'approval', 'action'],
    ['Code signature valid', 'pre-deployment', 'assertion'],
    ['Test the approval workflow', 'pre-deployment', 'assertion'],
    ['Approval emails are sent', 'pre-deployment', 'assertion'],
    ['', undefined, 'assertion'],
    ['🚀', 'deployment', 'assertion'],
  ])('reads %j below %s as %s', (text, context, polarity) => {
    expect(judgePolarity(text, context)).toBe(polarity);
  });
});
