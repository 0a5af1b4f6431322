import { describe, expect, it } from '@jest/globals';
import { findPhase } from '../../../src/checklist/import/section-words.ts';
import {
  findSectionPhase,
  suggestSections,
} from '../../../src/checklist/import/suggest-sections.ts';

const PHASES = {
  'pre-deployment': [
    '1. Pre-Deployment Checks',
    'Before each deploy',
    'Before tagging',
    '🚀 Pre-Launch (1 Week Before)',
    'Prerequisites',
    'Release Gate',
    'Tareas Críticas Antes del Lanzamiento',
    'Avant déploiement',
    'ANTES DE FAZER COMMIT',
    'Pré-requisitos',
    '部署前必须完成的步骤',
    '배포 전 필수 확인',
    'PHẦN 1: CHUẨN BỊ',
    'Mindest-Gate für Go-Live',
    'Vor dem Deployment',
    'Перед деплоем',
    'Voorbereiding',
    'Przed wdrożeniem',
    'デプロイ前',
    'Prieš diegimą',
    'Dağıtım öncesi',
    'Prima del rilascio',
    'Before',
    'Antes',
    'До',
    '上线前检查',
    '部署準備 / 準備工作',
    'Day Before Launch',
  ],
  deployment: [
    'Deployment Steps',
    'Launch Day',
    '2. Deployment Process',
    'Executing the release',
    'T minus 60 minutes',
    'Bereitstellung',
    'Mise en production',
    'Despliegue',
    'Implantação',
    'Rilascio',
    'Uitrol',
    'Wdrożenie',
    'Деплой',
    '部署步骤',
    'デプロイ手順',
    '배포',
    'Triển khai',
    'Diegimas',
    'Canlıya alma',
    'Durante',
  ],
  'post-deployment': [
    '3. Post-Deployment Verification',
    'Smoke Tests',
    'After tagging',
    'Hypercare',
    'First 24 Hours',
    'Post-Launch (First 48h / Week 1)',
    'Day-2 operations',
    'Production checks',
    'Smoke tests post-déploiement',
    'Tareas Posteriores (Primera Semana)',
    '部署后验证',
    '배포 후 스모크 테스트',
    'Мониторинг после деплоя',
    'Nach dem Deployment',
    'Após o deploy',
    'Dopo il rilascio',
    'Na de deployment',
    'Po wdrożeniu',
    'デプロイ後',
    'Sau khi triển khai',
    'Po diegimo',
    'Dağıtım sonrası',
    'Après',
    'Após',
    'Wrap up',
    'Verify deployment',
  ],
  rollback: [
    'Rollback Plan',
    'Quick Rollback',
    'Emergency Procedures',
    'Rollback/roll forwards plan',
    'Procédure de retour arrière',
    'Процедура отката',
    '回滚计划',
    '롤백 기준',
    'Reversión',
    'Reversão',
    'Ripristino',
    'Terugdraaien',
    'Wycofanie zmian',
    'ロールバック手順',
    'Geri alma',
    'Post-rollback checks',
    'Hoàn tác',
  ],
  approval: [
    'Sign-Off',
    '5. Final Approval',
    'Go/No-Go Decision',
    'Go-Live Authorization',
    'Abnahme',
    'Go-Live-Autorisierung',
    'Approbation',
    'Aprobación',
    'Aprovação',
    'Approvazione',
    'Goedkeuring',
    'Zatwierdzenie',
    'Согласование',
    '审批',
    '承認',
    '승인',
    'Phê duyệt',
    'Patvirtinimas',
    'Onay',
    'Final Merge Gate',
  ],
  nothing: [
    'Security',
    'Database',
    'Performance',
    'Android tablets',
    'Deployment Checklist',
    'Deployment environment',
    'Deployment Guide',
    'Documentation',
    '部署检查清单',
    '배포 체크리스트',
    'Deployment and Rollback',
    'Чек-лист деплоя и отката',
    '部署与回滚',
    'デプロイとロールバック',
    '',
    '🚀',
    'Formatter',
    'Approach',
    'Reverted index',
    'Prelude',
  ],
} as const;

describe('findPhase', () => {
  it.each(
    Object.entries(PHASES).flatMap(([phase, headings]) =>
      headings.map((one) => [one, phase] as const),
    ),
  )('says of %j: %s', (heading, phase) => {
    expect(findPhase(heading) ?? 'nothing').toBe(phase);
  });
});

describe('findSectionPhase', () => {
  it.each([
    [['T', '3. Post-Deployment Verification', 'Security'], 'post-deployment'],
    [['Pre-Deployment Checklist', 'Database'], 'pre-deployment'],
    [['Rollback', 'Prerequisites'], 'pre-deployment'],
    [['T', 'Security'], undefined],
    [[], undefined],
  ])('lets the innermost heading of %j count', (section, phase) => {
    expect(findSectionPhase(section)).toBe(phase);
  });

  it('takes no phase `deployment` from the title of the document', () => {
    expect(findSectionPhase(['Deployment', 'Security'], 'Deployment')).toBeUndefined();
    expect(findSectionPhase(['Deployment', 'Security'])).toBe('deployment');
    expect(findSectionPhase(['Post-deployment', 'Security'], 'Post-deployment')).toBe(
      'post-deployment',
    );
  });
});

describe('suggestSections', () => {
  it('maps the headings above the boxes that name a phase', () => {
    const placed = [
      { section: ['Deployment', 'Before deploy', 'Database'] },
      { section: ['Deployment', 'Before deploy', 'Security'] },
      { section: ['Deployment', 'Rollback', 'Rollback triggers'] },
    ];
    expect(suggestSections(placed)).toEqual({
      'Before deploy': 'pre-deployment',
      Rollback: 'rollback',
      'Rollback triggers': 'rollback',
    });
    expect(suggestSections([{ section: ['Deployment', 'x'] }, { section: ['Other'] }])).toEqual({
      Deployment: 'deployment',
    });
    expect(suggestSections([{ section: ['__proto__ rollback'] }, { section: [] }])).toEqual({
      '__proto__ rollback': 'rollback',
    });
    expect(suggestSections([])).toEqual({});
  });
});
