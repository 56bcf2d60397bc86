"""Everyday words of shops that mean the same, in languages written with Latin letters. Pure data.

A line is a group, its phrases parted by "|".
"""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "en": """
        refund | money back | reimbursement | get money back
        return | send back | give back
        exchange | replace | swap
        cancel | call off | stop | terminate
        parcel | package | shipment | delivery
        shipping | delivery | postage
        track | tracking | where is my order | order status
        arrive | delivered | received
        courier | carrier
        invoice | bill | receipt
        voucher | coupon | discount code | promo code | promotion code
        gift card | gift certificate
        sign in | log in | login | log on
        sign out | log out | logout
        sign up | register | create an account | registration
        password | passcode
        delete account | close account | remove account
        unsubscribe | opt out | stop emails
        newsletter | mailing list | marketing emails
        subscription | membership | plan
        pay | payment
        charge | billed | debit
        credit card | debit card | bank card
        price | cost | fee | how much
        tax | vat | duties
        broken | damaged | faulty | defective | does not work | not working
        wrong item | incorrect item
        missing | lost | did not arrive | not received
        out of stock | sold out | unavailable | back in stock
        warranty | guarantee
        complaint | complain
        contact | customer service | customer support | help desk
        phone | call | telephone
        email | e-mail | mail
        size | sizing | fit
        address | where we deliver
        cheap | discount | sale
        problem | issue | error | trouble
        change | edit | modify | update
        pick up | pickup | collect | click and collect
    """,
    "cs": """
        vrácení peněz | vrátit peníze | refundace | náhrada
        vrácení | vrátit | reklamace | odstoupení
        výměna | vyměnit
        zrušit | stornovat | storno | ukončit | zrušení | vypovědět
        balík | zásilka | balíček | dodávka
        doprava | doručení | dodání | poštovné | přeprava
        sledování | sledovat | stav objednávky | kde je moje objednávka
        nepřišlo | nedorazilo | nedoručeno | ztracená
        faktura | účet | účtenka | doklad | vyúčtování
        kupón | kupon | poukaz | slevový kód | voucher
        dárková karta | dárkový poukaz
        přihlásit | přihlášení | login | zalogovat | nalogovat
        odhlásit | odhlášení | logout
        registrace | zaregistrovat | vytvořit účet | založit účet
        heslo | přístupové heslo
        smazat účet | zrušit účet | odstranit účet
        předplatné | členství | abonmá
        platba | zaplatit | platit | úhrada
        stržení | účtováno | naúčtováno
        platební karta | kreditní karta | debetní karta
        cena | poplatek | náklady | kolik stojí
        daň | dph
        poškozené | rozbité | vadné | nefunguje | závada
        vyprodáno | není skladem | nedostupné
        záruka | garance
        stížnost | reklamovat
        kontakt | zákaznická podpora | zákaznický servis | podpora
        telefon | zavolat
        e-mail | email | mail
        změnit | upravit | aktualizovat | změna
        problém | chyba | potíže
    """,
    "de": """
        Rückerstattung | Erstattung | Geld zurück
        Rückgabe | zurücksenden | Retoure | zurückgeben | Rücksendung
        Umtausch | umtauschen | Austausch
        stornieren | kündigen | abbrechen | Storno | Kündigung | absagen
        Paket | Sendung | Lieferung | Päckchen
        Versand | Lieferung | Zustellung | Versandkosten | Porto
        Sendungsverfolgung | verfolgen | Bestellstatus | wo ist meine Bestellung
        nicht angekommen | verloren | nicht erhalten
        Rechnung | Beleg | Quittung
        Gutschein | Rabattcode | Gutscheincode | Coupon
        Geschenkkarte | Geschenkgutschein
        anmelden | einloggen | Login | Anmeldung
        abmelden | ausloggen | Logout
        registrieren | Konto erstellen | Registrierung
        Passwort | Kennwort
        Konto löschen | Konto schließen
        Abo | Abonnement | Mitgliedschaft
        bezahlen | zahlen | Zahlung
        Kreditkarte | Debitkarte
        Preis | Kosten | Gebühr
        Steuer | Mehrwertsteuer | Mwst
        defekt | kaputt | beschädigt | funktioniert nicht | mangelhaft
        ausverkauft | nicht verfügbar | nicht auf Lager
        Garantie | Gewährleistung
        Beschwerde | Reklamation
        Kontakt | Kundenservice | Kundendienst | Support
        Telefon | anrufen
        E-Mail | Email | Mail
        ändern | bearbeiten | aktualisieren
        Problem | Fehler | Störung
    """,
    "fr": """
        remboursement | rembourser | être remboursé
        retour | renvoyer | retourner
        échange | échanger | remplacer
        annuler | annulation | résilier | résiliation
        colis | paquet | envoi
        livraison | expédition | frais de port
        suivi | suivre | où est ma commande | statut de la commande
        pas arrivé | perdu | non reçu
        facture | reçu | justificatif
        bon de réduction | code promo | coupon | code de réduction
        carte cadeau | chèque cadeau
        se connecter | connexion | s'identifier
        se déconnecter | déconnexion
        s'inscrire | créer un compte | inscription
        mot de passe | code secret
        supprimer le compte | fermer le compte
        abonnement | adhésion
        payer | paiement | règlement
        carte bancaire | carte de crédit | carte bleue
        prix | coût | frais | tarif
        taxe | tva
        cassé | endommagé | défectueux | ne fonctionne pas | abîmé
        rupture de stock | épuisé | indisponible
        garantie | assurance
        réclamation | plainte
        contact | service client | assistance
        téléphone | appeler
        e-mail | email | courriel | mail
        modifier | changer | mettre à jour
        problème | erreur | souci
    """,
    "es": """
        reembolso | devolución del dinero | reintegro
        devolución | devolver
        cambio | cambiar | sustituir
        cancelar | anular | dar de baja | cancelación
        paquete | envío | pedido
        entrega | envío | gastos de envío | reparto
        seguimiento | rastrear | dónde está mi pedido | estado del pedido
        no llegó | perdido | no recibido
        factura | recibo | comprobante
        cupón | código promocional | código de descuento | vale
        tarjeta regalo | cheque regalo
        iniciar sesión | acceder | entrar | login
        cerrar sesión | salir
        registrarse | crear una cuenta | registro
        contraseña | clave
        eliminar cuenta | cerrar cuenta | borrar cuenta
        suscripción | membresía
        pagar | pago | abonar
        tarjeta de crédito | tarjeta de débito
        precio | coste | costo | tarifa
        impuesto | iva
        roto | dañado | defectuoso | no funciona
        agotado | sin existencias | no disponible
        garantía | seguro
        queja | reclamación
        contacto | atención al cliente | soporte
        teléfono | llamar
        correo electrónico | email | correo
        modificar | editar | actualizar
        problema | error | fallo
    """,
    "pt": """
        reembolso | estorno | dinheiro de volta
        devolução | devolver
        troca | trocar | substituir
        cancelar | anular | cancelamento | rescindir
        pacote | encomenda | pedido
        entrega | envio | frete | portes
        rastreio | rastrear | acompanhar | onde está o meu pedido
        não chegou | extraviado | não recebi
        fatura | recibo | nota fiscal | factura
        cupom | cupão | código promocional | vale
        cartão presente | vale presente
        entrar | iniciar sessão | login | fazer login
        sair | terminar sessão | logout
        registar | cadastrar | criar conta | cadastro
        senha | palavra-passe
        excluir conta | eliminar conta | apagar conta | encerrar conta
        assinatura | subscrição
        pagar | pagamento
        cartão de crédito | cartão de débito
        preço | custo | taxa
        imposto | iva
        quebrado | danificado | defeituoso | não funciona | avariado
        esgotado | sem estoque | indisponível
        garantia | seguro
        reclamação | queixa
        contato | contacto | atendimento ao cliente | suporte | apoio ao cliente
        telefone | ligar
        e-mail | email | correio eletrónico
        alterar | editar | atualizar | mudar
        problema | erro | falha
    """,
}
"""By language."""
