"""Everyday words of shops that mean the same, in French, Spanish and Portuguese. Pure data.

Written as synonyms_european.py is.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "fr": """
        remboursement | rembourser | -être remboursé | -récupérer mon argent
        retour | renvoyer | retourner | rendre
        étiquette de retour | bon de retour
        rétractation | droit de rétractation | -se rétracter
        échange | échanger | remplacer | remplacement
        annuler | annulation | résilier | résiliation
        -modifier ma commande | -changer ma commande | modification de commande
        confirmation | confirmation de commande | e-mail de confirmation
        colis | paquet | envoi
        livraison | expédition | envoyer
        frais de port | frais de livraison | coût de livraison
        délai de livraison | date de livraison | -quand vais-je recevoir
        livraison gratuite | livraison offerte | port offert
        suivi | suivre | -où est ma commande | statut de la commande | numéro de suivi
        livreur | transporteur | coursier
        retard | -en retard | retardé
        -pas arrivé | perdu | -non reçu | -jamais reçu
        cassé | endommagé | abîmé | déchiré
        défectueux | -ne fonctionne pas | -en panne | défaut
        mauvais article | erreur de commande | article erroné
        manquant | incomplet | -il manque
        rupture de stock | épuisé | indisponible
        précommande | précommander
        point relais | retrait | consigne | retirer | click and collect
        adresse | code postal
        étranger | international
        douane | droits de douane | taxe d'importation
        taxe | tva
        taille | guide des tailles | mesures | pointure
        -trop petit | -trop grand | -ne me va pas | -trop serré | échange | autre taille
        payer | paiement | règlement | régler
        paiement refusé | paiement échoué | carte refusée
        -débité deux fois | -payé deux fois | double paiement | double débit
        prélevé | débité | prélèvement
        carte bancaire | carte de crédit | carte bleue
        virement | virement bancaire
        -payer en plusieurs fois | paiement échelonné
        contre remboursement | payer à la livraison | espèces
        facture | duplicata de facture
        reçu | justificatif | ticket de caisse | preuve d'achat
        bon de réduction | code promo | coupon | code de réduction | bon d'achat
        carte cadeau | chèque cadeau | avoir
        prix | coût | tarif | combien
        promotion | soldes | remise | réduction
        cadeau | offrir
        points | fidélité
        se connecter | connexion | s'identifier
        se déconnecter | déconnexion
        s'inscrire | créer un compte | inscription
        mot de passe | mot de passe oublié
        supprimer le compte | fermer le compte | -supprimer mon compte
        données personnelles | confidentialité | rgpd | vie privée
        désabonner | désinscrire | -ne plus recevoir
        newsletter | lettre d'information
        abonnement | adhésion
        garantie | -sous garantie
        réparation | réparer | sav
        pièce détachée | pièce de rechange
        réclamation | plainte | litige
        contact | service client | assistance | -nous joindre
        téléphone | appeler
        e-mail | email | courriel | mail
        chat | discussion en ligne
        horaires | heures d'ouverture
        magasin | boutique
        laver | nettoyer | entretien
        mode d'emploi | notice
        fraude | arnaque
        problème | erreur | souci
        modifier | changer | mettre à jour
    """,
    "es": """
        reembolso | devolución del dinero | reintegro | -recuperar mi dinero | reembolsar
        devolución | devolver | regresar
        etiqueta de devolución | etiqueta de envío
        desistimiento | derecho de desistimiento
        cambio | cambiar | sustituir | reemplazo
        cancelar | anular | cancelación | anulación
        -modificar mi pedido | -cambiar mi pedido | editar pedido | modificar pedido
        confirmación | correo de confirmación | confirmación del pedido
        paquete | envío | bulto
        entrega | envío | reparto
        gastos de envío | coste de envío | costo de envío
        plazo de entrega | -cuándo llega | fecha de entrega | -cuánto tarda
        envío gratis | envío gratuito
        seguimiento | rastrear | -dónde está mi pedido | estado del pedido | número de seguimiento
        mensajero | repartidor | transportista
        retraso | retrasado | demora | tarde
        -no llegó | perdido | -no recibido | extraviado
        roto | dañado | estropeado | golpeado
        defectuoso | -no funciona | defecto | avería
        artículo equivocado | producto incorrecto
        falta | incompleto | faltante
        agotado | -sin existencias | -no disponible | -sin stock
        reserva | preventa | preventas
        punto de recogida | recoger | recogida en tienda | taquilla
        dirección | código postal
        extranjero | internacional
        aduana | aranceles | impuestos de importación | derechos de aduana
        impuesto | iva
        talla | guía de tallas | medidas | número
        -pequeño | -grande | -no me queda | -no me sirve | cambio | otra talla
        pagar | pago | abonar
        pago rechazado | pago fallido | tarjeta rechazada
        cobro doble | -cobrado dos veces
        cobrado | cargo | cobro
        tarjeta de crédito | tarjeta de débito | tarjeta
        transferencia | transferencia bancaria
        plazos | -a plazos | cuotas
        contra reembolso | pago contra entrega | efectivo
        factura | factura con iva
        recibo | comprobante | ticket | justificante
        cupón | código promocional | código de descuento | vale
        tarjeta regalo | cheque regalo | saldo
        precio | coste | costo | tarifa | -cuánto cuesta
        descuento | oferta | rebaja | promoción
        regalo | obsequio
        puntos | fidelidad
        iniciar sesión | acceder | login
        cerrar sesión | salir
        registrarse | crear una cuenta | registro
        contraseña | clave | -olvidé mi contraseña
        eliminar cuenta | cerrar cuenta | borrar cuenta
        datos personales | privacidad | protección de datos
        -darse de baja | cancelar suscripción | -no recibir correos
        boletín | newsletter
        suscripción | membresía
        garantía | -en garantía
        reparación | reparar | arreglar
        recambio | repuesto
        queja | reclamación | reclamar
        contacto | atención al cliente | soporte | ayuda
        teléfono | llamar
        correo electrónico | email | correo
        chat | chat en vivo
        horario | horas de apertura
        tienda | sucursal
        lavar | limpiar | cuidado
        instrucciones | manual
        fraude | estafa
        problema | error | fallo
        modificar | editar | actualizar
    """,
    "pt": """
        reembolso | estorno | dinheiro de volta | reembolsar
        devolução | devolver | -enviar de volta
        etiqueta de devolução | etiqueta de envio
        arrependimento | direito de arrependimento | livre resolução
        troca | trocar | substituir | substituição
        cancelar | anular | cancelamento | anulação
        alterar pedido | mudar encomenda | editar pedido
        confirmação | e-mail de confirmação | confirmação do pedido
        pacote | encomenda | volume
        entrega | envio | expedição
        frete | portes | custo de envio | taxa de entrega
        prazo de entrega | -quando chega | data de entrega
        frete grátis | portes grátis | envio grátis
        rastreio | rastrear | acompanhar | -onde está o meu pedido | código de rastreamento
        transportadora | estafeta | entregador
        atraso | atrasado | demora
        -não chegou | extraviado | -não recebi | perdido
        quebrado | danificado | partido | rasgado
        defeituoso | -não funciona | avariado | defeito
        produto errado | artigo errado | item errado
        falta | incompleto | -em falta
        esgotado | -sem estoque | indisponível | -sem stock
        pré-venda | reserva
        ponto de recolha | retirada | levantar | retirar na loja | ponto de retirada
        endereço | morada | cep | código postal
        exterior | internacional | estrangeiro
        alfândega | direitos aduaneiros | taxa de importação
        imposto | iva
        tamanho | tabela de medidas | medidas | guia de tamanhos
        -pequeno | -grande | -apertado | -não serve | troca | outro tamanho
        pagar | pagamento
        pagamento recusado | -pagamento falhou | cartão recusado
        -cobrado duas vezes | cobrança dupla
        cobrança | cobrado | debitado
        cartão de crédito | cartão de débito | cartão
        transferência | transferência bancária | pix
        parcelas | prestações | parcelado
        pagamento na entrega | contra reembolso | dinheiro
        fatura | nota fiscal | factura
        recibo | comprovante | comprovativo | talão
        cupom | cupão | código promocional | vale
        cartão presente | vale presente | cartão oferta
        preço | custo | taxa | -quanto custa
        desconto | promoção | oferta | saldos
        presente | prenda
        pontos | fidelidade
        entrar | iniciar sessão | login | fazer login
        sair | terminar sessão | logout
        registar | cadastrar | criar conta | cadastro
        senha | palavra-passe | -esqueci a senha
        excluir conta | eliminar conta | apagar conta | encerrar conta
        dados pessoais | privacidade | proteção de dados
        cancelar subscrição | descadastrar | -não receber e-mails
        newsletter | boletim
        assinatura | subscrição
        garantia | -na garantia
        reparação | reparo | conserto | consertar
        peça | peça de reposição
        reclamação | queixa | reclamar
        contato | contacto | atendimento ao cliente | suporte | apoio ao cliente
        telefone | ligar
        e-mail | email | correio eletrónico
        chat | bate-papo
        horário | horário de funcionamento
        loja | filial
        lavar | limpar | cuidados
        instruções | manual
        fraude | golpe
        problema | erro | falha
        alterar | editar | atualizar | mudar
    """,
}
"""By language."""
