it('turns two-factor authentication on with the QR code on the page', () => {
  cy.visit('/');
  cy.get('#email').type(`${crypto.randomUUID()}@example.com`);
  cy.get('#password').type('correct horse battery', { log: false });
  cy.get('#join').click();
  cy.get('#protect').click();
  let picture = '';
  cy.get('#qr svg').scrollIntoView();
  cy.get('#qr svg').screenshot('qr', {
    onAfterScreenshot: (_qr, { path }) => {
      picture = path;
    },
  });
  cy.then(() => cy.task('enrol', picture));
  cy.task('code').then((code) => cy.get('#first-code').type(code));
  cy.get('#prove').click();
  cy.get('[role=status]').should('have.text', 'Your phone protects this account.');
});
