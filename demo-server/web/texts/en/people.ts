/** The accounts, as admins see them. */
export const people = {
  title: 'Accounts',
  lead: 'All accounts, with their methods and roles.',
  role: 'Role',
  roles: { member: 'Member', support: 'Support', admin: 'Admin' },
  search: 'Part of a name or an email address',
  find: 'Find',
  noPeople: 'No matching accounts.',
  unconfirmed: 'Email address not confirmed',
  roleNeedsAddress:
    'No one has confirmed the email address of this account. It may belong to someone else, so the account can only be a member.',
  made: 'Created <when/>',
  signedIn: 'last sign-in <when/>',
  neverSignedIn: 'no recorded sign-in',
  changeRole: 'Change role',
  changeRoleNamed: 'Change role: {{name}}',
  changeRoleText: 'The new role applies at once. {{name}} is notified by email.',
  roleChanged: 'The role of {{name}} was changed.',
} as const;
